import type { Quantiles } from './quantiles.ts'

/** What a venue's book and tape are like, in units that carry over to another price: ticks and quote notional. */
export interface Calibration {
  /** The price in ticks that the rest is stated at: distances grow with the ratio of another instrument's to it. */
  readonly priceTicks: number
  /** Time between two depth updates. */
  readonly batchMs: number
  /** Best ask minus best bid. */
  readonly spreadTicks: Quantiles
  /** Share of the depth updates that change the spread. */
  readonly respreadShare: number
  /** Level changes in one depth update. */
  readonly changes: Quantiles
  /** How far from the touch a level changes. */
  readonly distanceTicks: Quantiles
  /** From one level to the next, over the first 200 of a side. */
  readonly gapTicks: Quantiles
  /** What rests at one level, over the first 200 of a side. */
  readonly levelNotional: Quantiles
  /** Share of the times between two depth updates in which there is a trade. */
  readonly tradingShare: number
  /** How many trades there are then. */
  readonly trades: Quantiles
  readonly tradeNotional: Quantiles
  /** Share of the trades in which the taker buys. */
  readonly takerBuyShare: number
}

/** How a price moves, which is the same wherever it is quoted. */
export interface PriceMoves {
  /** Time between two depth updates. */
  readonly batchMs: number
  /** Share of the depth updates that move the mid price. */
  readonly moveShare: number
  /** By how much they move it, up or down. */
  readonly moveBps: Quantiles
}
