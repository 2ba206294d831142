import type { BarFinding } from './bar-finding.ts'
import { placeIn, type RawBars } from './raw-bars.ts'
import { timeShown } from './time-shown.ts'
import { UnusableData } from './unusable-data.ts'

const prices = ['open', 'high', 'low', 'close'] as const

/**
 * Bars in order of time, each once, and what was done to get there. Throws `UnusableData` where there is none, where a time or
 * price is no finite number, and where two rows of one time say different things: which of them is right cannot be told.
 */
export function orderedBars(raw: RawBars): {
  readonly bars: RawBars
  readonly findings: readonly BarFinding[]
} {
  const { sources, time } = raw
  if (time.length === 0)
    throw new UnusableData(
      `${sources.join(', ')} must hold at least one bar, holds none; is it the right file?`,
    )
  requireFinite(raw)
  const late = time.findIndex((at, index) => index > 0 && at < time[index - 1]!)
  const order = Array.from(time.keys())
  if (late >= 0) order.sort((one, other) => time[one]! - time[other]! || one - other)
  const kept = order.filter((row, at) => at === 0 || !isRepeated(raw, row, order[at - 1]!))
  const repeated = order.find((row, at) => at > 0 && time[row] === time[order[at - 1]!])
  const findings: BarFinding[] = []
  if (late >= 0)
    findings.push({
      kind: 'disordered bars',
      count: time.reduce((sum, at, index) => sum + (index > 0 && at < time[index - 1]! ? 1 : 0), 0),
      first: `${placeIn(raw, late)} is of ${timeShown(time[late]!)}, the one before it of ${timeShown(time[late - 1]!)}; sorted`,
    })
  if (repeated !== undefined)
    findings.push({
      kind: 'repeated bar',
      count: order.length - kept.length,
      first: `${placeIn(raw, repeated)} says again what was said of ${timeShown(time[repeated]!)}; left out`,
    })
  const isAsGiven = late < 0 && kept.length === order.length
  return { bars: isAsGiven ? raw : picked(raw, kept), findings }
}

function requireFinite(raw: RawBars): void {
  for (const name of ['time', ...prices] as const) {
    const wrong = raw[name].findIndex(value => !Number.isFinite(value))
    if (wrong < 0) continue
    const { source, line } = raw.origin(wrong)
    throw new UnusableData(
      `${source}:${line}: ${name} must be a finite number, was ${raw[name][wrong]}; repair the row, or leave it out and let it be named as missing`,
    )
  }
}

/** Whether a row says what the one before it in time has said. */
function isRepeated(raw: RawBars, row: number, before: number): boolean {
  if (raw.time[row] !== raw.time[before]) return false
  const isSame = (column: Float64Array | undefined) =>
    column === undefined || Object.is(column[row], column[before])
  if (prices.every(name => isSame(raw[name])) && isSame(raw.volume)) return true
  throw new UnusableData(
    `${raw.sources.join(', ')}: a time must have one bar, ${placeIn(raw, before)} and ${placeIn(raw, row)} say different things of ${timeShown(raw.time[row]!)}; leave the wrong one out`,
  )
}

function picked(raw: RawBars, rows: readonly number[]): RawBars {
  const of = (column: Float64Array) => Float64Array.from(rows, row => column[row]!)
  return {
    ...raw,
    time: of(raw.time),
    open: of(raw.open),
    high: of(raw.high),
    low: of(raw.low),
    close: of(raw.close),
    volume: raw.volume && of(raw.volume),
    origin: index => raw.origin(rows[index]!),
  }
}
