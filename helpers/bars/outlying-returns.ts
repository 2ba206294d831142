import { found, type BarFinding } from './bar-finding.ts'
import { placeIn, type RawBars } from './raw-bars.ts'
import { timeShown } from './time-shown.ts'

/** The median distance from the median is this share of a normal distribution's standard deviation. */
const medianDistanceOfNormal = 0.674_489_750_196_081_7

/**
 * Returns from close to close, simple ones, that lie more than so many robust standard deviations from their median. The
 * deviation is the median distance from the median over 0.6745, which outliers themselves do not widen; where more than half of
 * the returns are alike, and it is 0, the sample deviation. Returns from or to a price of 0 or below have no meaning and are
 * left out. The largest is told.
 */
export function outlyingReturns(bars: RawBars, deviations: number): readonly BarFinding[] {
  const { time, close } = bars
  const returns: number[] = []
  const ends: number[] = []
  for (let index = 1; index < close.length; index++) {
    const [before, now] = [close[index - 1]!, close[index]!]
    if (before <= 0 || now <= 0) continue
    returns.push(now / before - 1)
    ends.push(index)
  }
  if (returns.length === 0) return []
  const middle = medianOf(returns)
  const robust = medianOf(returns.map(value => Math.abs(value - middle))) / medianDistanceOfNormal
  const deviation = robust > 0 ? robust : sampleDeviation(returns)
  if (!(deviation > 0)) return []
  const outlying = returns.flatMap((value, at) =>
    Math.abs(value - middle) > deviations * deviation ? [at] : [],
  )
  const distance = (at: number) => Math.abs(returns[at]! - middle)
  const largest = outlying.reduce(
    (best, at) => (distance(at) > distance(best) ? at : best),
    outlying[0] ?? 0,
  )
  const kind = robust > 0 ? 'robust' : 'sample'
  return found('outlying return', outlying.length, () => {
    const end = ends[largest]!
    const pct = (100 * returns[largest]!).toFixed(2)
    return `the largest is ${pct} % at ${timeShown(time[end]!)} (${placeIn(bars, end)}), ${(distance(largest) / deviation).toFixed(1)} ${kind} standard deviations from the median; those beyond ${deviations} are counted`
  })
}

function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort()
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

function sampleDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0
}
