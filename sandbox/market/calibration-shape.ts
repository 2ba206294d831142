import type { Quantiles } from './quantiles.ts'

/** What a captured market is like, in units that carry over to another price: ticks, basis points, quote notional. */
export interface Calibration {
  /** The captured price in ticks: distances grow with the ratio of another instrument's to it. */
  readonly priceTicks: number
  /** Time between two depth updates. */
  readonly batchMs: number
  /** Best ask minus best bid. */
  readonly spreadTicks: Quantiles
  /** Level changes in one depth update. */
  readonly changes: Quantiles
  /** How far from the touch a level changes. */
  readonly distanceTicks: Quantiles
  /** From one level to the next, over the first 200 of a side. */
  readonly gapTicks: Quantiles
  /** What rests at one level, over the first 200 of a side. */
  readonly levelNotional: Quantiles
  /** Share of the depth updates that move the mid price. */
  readonly moveShare: number
  /** By how much they move it, up or down. */
  readonly moveBps: Quantiles
  /** Share of the times between two depth updates in which there is a trade. */
  readonly tradingShare: number
  /** How many trades there are then. */
  readonly trades: Quantiles
  readonly tradeNotional: Quantiles
  /** Share of the trades in which the taker buys. */
  readonly takerBuyShare: number
}
