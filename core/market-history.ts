/**
 * Bars of one instrument in order of time, a column for each of their numbers, all of one length. `time` is when a bar opened,
 * in milliseconds since 1970; a bar is complete, and known, one `stepMs` later.
 */
export interface Bars {
  readonly symbol: string
  readonly stepMs: number
  readonly time: Float64Array
  readonly open: Float64Array
  readonly high: Float64Array
  readonly low: Float64Array
  readonly close: Float64Array
  readonly volume: Float64Array
}

/** Best bids and asks of one instrument in order of time, known at their time, in milliseconds since 1970. */
export interface Quotes {
  readonly symbol: string
  readonly time: Float64Array
  readonly bid: Float64Array
  readonly ask: Float64Array
  readonly bidSize: Float64Array
  readonly askSize: Float64Array
}

/** Trades of the public tape of one instrument in order of time, known at their time, in milliseconds since 1970. */
export interface TapeTrades {
  readonly symbol: string
  readonly time: Float64Array
  readonly price: Float64Array
  readonly quantity: Float64Array
}

export type MarketHistory = Bars | Quotes | TapeTrades

/** A file of records as it was read, before anybody made sense of it. */
export interface HistoryTable {
  /** Where it comes from, for messages. */
  readonly source: string
  /** Names of its columns. */
  readonly names: readonly string[]
  /** Can be gone through once. */
  readonly rows: Iterable<HistoryRow>
}

export interface HistoryRow {
  /** Number of the line, or of the row where there are no lines, from 1. */
  readonly line: number
  /** In the order of the names: text, a number, or nothing. */
  readonly cells: readonly (string | number | null)[]
}
