import { notComputable } from '../performance/series-error.ts'

/** A signal of a strategy. */
export interface Signal {
  readonly at: string
  readonly symbol: string
  readonly type: string
}

/** Where data is to be cut off, so that a signal of each type is the last thing that the strategy sees. */
export interface Cuts {
  /** Instants, in order. */
  readonly untils: readonly string[]
  /** Types of which a signal stands at one of them. */
  readonly types: readonly string[]
}

/**
 * Instants at which signals stand, up to `perType` of each type and spread over time: what knows the future shows in the last
 * bars before the data ends, and what is scaled by all data shows anywhere. Throws `SeriesError` where there is no signal.
 */
export function cutsAt(signals: readonly Signal[], perType: number): Cuts {
  if (signals.length === 0)
    throw notComputable('a strategy must give signals for lookahead to be seen, gave none')
  const types = [...new Set(signals.map(({ type }) => type))]
  const untils = types.flatMap(type => {
    const of = signals.filter(signal => signal.type === type)
    return Array.from({ length: Math.min(perType, of.length) }, (_, at) => {
      const place = Math.floor(((at + 0.5) * of.length) / Math.min(perType, of.length))
      return of[place]!.at
    })
  })
  return { untils: [...new Set(untils)].toSorted(), types }
}

/** What came of keeping data back. */
export interface Lookahead {
  /** Signals that are there only with the data after them, or only without it. */
  readonly changed: number
  /** Signals at the very end of the data that were compared. */
  readonly compared: number
  /** Share of the declared types of which one was compared, in percent. */
  readonly coveragePct: number
  readonly words: string
}

/** Signals from data that was cut off. */
export interface CutSignals {
  readonly until: string
  /** End of the last bar that the strategy saw, by its own word. */
  readonly dataEndsAt: string
  readonly signals: readonly Signal[]
}

/**
 * Compares signals from all data with those from data that was cut off: up to each cut they must be the same. The cut at
 * which a change is first seen is told. Throws `SeriesError` where no cut was made, or no type of signal is declared, and
 * of data that was not cut: signals, or a last bar, after a cut.
 */
export function lookahead(
  whole: readonly Signal[],
  cuts: readonly CutSignals[],
  declared: readonly string[],
): Lookahead {
  if (cuts.length === 0 || declared.length === 0)
    throw notComputable(
      'types of signals must be declared, and data be cut off at some: declare signalTypes',
    )
  const changed = new Set<string>()
  const compared = new Set<string>()
  const types = new Set<string>()
  for (const { until, dataEndsAt, signals } of cuts) {
    const last = signals.reduce((latest, { at }) => (at > latest ? at : latest), dataEndsAt)
    if (last > until)
      throw notComputable(
        `data after ${until} must be kept from the strategy, it told of ${last}: let the replay end its data there`,
      )
    const expected = new Set(whole.filter(({ at }) => at <= until).map(keyOf))
    const found = new Set(signals.map(keyOf))
    for (const key of expected.symmetricDifference(found)) changed.add(key)
    for (const signal of whole.filter(({ at }) => at === until)) {
      compared.add(keyOf(signal))
      types.add(signal.type)
    }
  }
  const wanted = new Set(declared)
  const [first] = [...changed].toSorted()
  return {
    changed: changed.size,
    compared: compared.size,
    coveragePct: (wanted.intersection(types).size / wanted.size) * 100,
    words: first === undefined ? 'none' : `${changed.size}, the first ${first}`,
  }
}

const keyOf = ({ at, symbol, type }: Signal): string => `${at} ${symbol} ${type}`
