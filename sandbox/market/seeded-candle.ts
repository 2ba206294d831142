import { numberFrom } from '../decimal.ts'
import type { Instrument } from '../matching/types.ts'
import { drawNormal, type Random } from '../random.ts'
import type { Candle } from '../venues/venue.ts'
import type { Calibration } from './calibration-shape.ts'
import { ethusdt } from './calibration.ts'
import { quietCandle } from './candle-arithmetic.ts'
import { meanOf } from './quantiles.ts'

/** How an instrument trades over one batch, on average. */
export interface Character {
  readonly instrument: Instrument
  readonly batchMs: number
  /** Standard deviation of the price's change, as a fraction. */
  readonly volatility: number
  readonly quietShare: number
  readonly trades: number
  readonly tradeNotional: number
}

/** What a calibration says about an instrument's longer intervals. */
export const characterOf = (instrument: Instrument, calibration: Calibration): Character => ({
  instrument,
  batchMs: calibration.batchMs,
  volatility: Math.sqrt(ethusdt.moveShare * meanOf(ethusdt.moveBps.map(bps => bps ** 2))) / 10_000,
  quietShare: 1 - calibration.tradingShare,
  trades: calibration.tradingShare * meanOf(calibration.trades),
  tradeNotional: meanOf(calibration.tradeNotional),
})

/** Which candle to draw: the past is drawn backwards, so its close is known and its open is drawn. */
export interface Step {
  readonly stepMs: number
  readonly openMs: number
  readonly closeTicks: number
  /** Where the price was at the close, whether or not it was traded there, in ticks and fractions. */
  readonly closePrice: number
}

/** A drawn candle, and where the price was when it opened. */
export interface DrawnCandle {
  readonly candle: Candle
  readonly openPrice: number
}

/** What chance decides on: how the price moves, the same for all venues, and what is traded on the way. */
export interface Chances {
  readonly moves: Random
  readonly activity: Random
}

/** Draws one candle: the price wanders with the root of time, volume and trades grow with time. */
export function drawCandle(
  { instrument, batchMs, volatility, quietShare, ...mean }: Character,
  { stepMs, openMs, closeTicks, closePrice }: Step,
  { moves, activity: random }: Chances,
): DrawnCandle {
  const { tickSize, lotSize } = instrument
  const price = (ticks: number) => BigInt(ticks) * tickSize
  const batches = stepMs / batchMs
  const wander = volatility * Math.sqrt(batches)
  const openPrice = Math.max(1, closePrice * Math.exp(wander * drawNormal(moves)))
  if (random() < quietShare ** batches) {
    return { candle: quietCandle(openMs, price(closeTicks)), openPrice }
  }

  const openTicks = Math.round(openPrice)
  const highTicks = moved(Math.max(openTicks, closeTicks), wander * moves())
  const lowTicks = moved(Math.min(openTicks, closeTicks), -wander * moves())

  const trades = Math.max(1, Math.round(batches * mean.trades * (0.5 + random())))
  const averageTicks = (openTicks + closeTicks) >> 1
  const lotCost = averageTicks * numberFrom(tickSize) * numberFrom(lotSize)
  const lots = Math.max(1, Math.round((trades * mean.tradeNotional) / lotCost))
  const takerBuyLots = Math.round(lots * (0.3 + 0.4 * random()))
  const lotQuote = BigInt(averageTicks) * ((tickSize * lotSize) / 100_000_000n)
  const candle = {
    openMs,
    open: price(openTicks),
    high: price(highTicks),
    low: price(lowTicks),
    close: price(closeTicks),
    volume: BigInt(lots) * lotSize,
    quoteVolume: BigInt(lots) * lotQuote,
    takerBuyVolume: BigInt(takerBuyLots) * lotSize,
    takerBuyQuoteVolume: BigInt(takerBuyLots) * lotQuote,
    trades,
  }
  return { candle, openPrice }
}

const moved = (ticks: number, by: number): number => Math.max(1, Math.round(ticks * Math.exp(by)))
