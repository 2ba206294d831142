/** How a move was measured: the same crash is a different number at the close, within the day and by venue. */
export type ShockMeasure = 'close' | 'intraday' | 'settlement' | 'peak-to-trough' | 'days'

/** What moved: from one price to another, by a share of the price, or to a level whose origin is not recorded. */
export type Move =
  | { readonly before: number; readonly after: number }
  | { readonly relative: number; readonly mildest?: number }
  | { readonly level: number }

/**
 * How far a number is to be trusted: `recomputed` from a public series of closes, `reported` by the source named, or
 * `recalled`, that is well known and not looked up again.
 */
export type Standing = 'recomputed' | 'reported' | 'recalled'

/** One thing that moved. */
export interface Shock {
  /** What moved, as it is usually called: `S&P 500`, `BTC`. */
  readonly factor: string
  readonly measure: ShockMeasure
  /** Where, if elsewhere it was another number. */
  readonly venue?: string
  /** −0.2 is a fall by 20 %; `relative` is the most severe of reports that differ, `mildest` the least. */
  readonly move: Move
  readonly standing: Standing
  readonly source: string
}

/** What moved together, and when; dates are ISO 8601, the first and the last day of the move. */
export interface ShockEvent {
  /** The first day and a word, such as `2020-03-12-covid`. */
  readonly id: string
  readonly name: string
  readonly from: string
  readonly to: string
  readonly shocks: readonly Shock[]
}

/**
 * A move as a simple return, after / before − 1: −0.2 for a fall by 20 %, below −1 where a price turned negative. None
 * for a level without an origin, and from a price that is not above zero, of which no share can be lost.
 */
export function shockReturn(move: Move): number | undefined {
  if ('relative' in move) return move.relative
  if ('level' in move) return undefined
  const change = (move.after - move.before) / move.before
  return move.before > 0 && Number.isFinite(change) ? change : undefined
}

/**
 * A move as a log return, ln(1 + return). None at −100 % and beyond: oil settled below zero in 2020, and a logarithm of
 * that must neither crash nor become NaN in a sum. None where there is no simple return.
 */
export function shockLogReturn(move: Move): number | undefined {
  const simple = shockReturn(move)
  return simple !== undefined && simple > -1 ? Math.log1p(simple) : undefined
}
