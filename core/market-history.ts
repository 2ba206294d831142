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
