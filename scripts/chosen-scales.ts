/**
 * What is chosen for a venue because its capture is of an illiquid pair: how large, on average, what the capture only shows
 * the shape of. Distances are ticks of one cent at the price of ETHUSDT's capture, amounts are dollars.
 */
export interface ChosenScales {
  readonly spreadTicks: number
  readonly respreadShare: number
  readonly gapTicks: number
  readonly levelNotional: number
  readonly tradeNotional: number
  readonly takerBuyShare: number
}

/** A spread of a fifth of a basis point, a book a third as deep as Binance's. */
export const coinbaseScales: ChosenScales = {
  spreadTicks: 6,
  respreadShare: 0.03,
  gapTicks: 6,
  levelNotional: 12_000,
  tradeNotional: 700,
  takerBuyShare: 0.5,
}

/** A spread of half a basis point, fewer levels and smaller ones. */
export const krakenScales: ChosenScales = {
  spreadTicks: 14,
  respreadShare: 0.02,
  gapTicks: 10,
  levelNotional: 8_000,
  tradeNotional: 900,
  takerBuyShare: 0.5,
}
