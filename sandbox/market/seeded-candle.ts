import { numberFrom } from '../decimal.ts'
import type { Instrument } from '../matching/types.ts'
import { drawNormal, type Random } from '../random.ts'
import type { Candle } from '../venues/venue.ts'
import type { Calibration } from './calibration-shape.ts'
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
  volatility:
    Math.sqrt(calibration.moveShare * meanOf(calibration.moveBps.map(move => move ** 2))) / 10_000,
  quietShare: 1 - calibration.tradingShare,
  trades: calibration.tradingShare * meanOf(calibration.trades),
  tradeNotional: meanOf(calibration.tradeNotional),
})

/** Which candle to draw: the past is drawn backwards, so its close is known and its open is drawn. */
export interface Step {
  readonly stepMs: number
  readonly openMs: number
  readonly closeTicks: number
}

/** Draws one candle: the price wanders with the root of time, volume and trades grow with time. */
export function drawCandle(
  { instrument, batchMs, volatility, quietShare, ...mean }: Character,
  { stepMs, openMs, closeTicks }: Step,
  random: Random,
): Candle {
  const { tickSize, lotSize } = instrument
  const price = (ticks: number) => BigInt(ticks) * tickSize
  const batches = stepMs / batchMs
  if (random() < quietShare ** batches) return quietCandle(openMs, price(closeTicks))

  const wander = volatility * Math.sqrt(batches)
  const openTicks = moved(closeTicks, wander * drawNormal(random))
  const highTicks = moved(Math.max(openTicks, closeTicks), wander * random())
  const lowTicks = moved(Math.min(openTicks, closeTicks), -wander * random())

  const trades = Math.max(1, Math.round(batches * mean.trades * (0.5 + random())))
  const averageTicks = (openTicks + closeTicks) >> 1
  const lotCost = averageTicks * numberFrom(tickSize) * numberFrom(lotSize)
  const lots = Math.max(1, Math.round((trades * mean.tradeNotional) / lotCost))
  const takerBuyLots = Math.round(lots * (0.3 + 0.4 * random()))
  const lotQuote = BigInt(averageTicks) * ((tickSize * lotSize) / 100_000_000n)
  return {
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
}

const moved = (ticks: number, by: number): number => Math.max(1, Math.round(ticks * Math.exp(by)))
