import type { Calibration } from '../sandbox/market/calibration-shape.ts'
import type { CaptureEvent } from '../sandbox/market/capture.ts'
import { meanOf, quantilesOf } from '../sandbox/market/quantiles.ts'
import { inBatches } from './capture-batches.ts'
import { CaptureMeasurement, type Ruler } from './capture-measurement.ts'
import { coinbaseScales, krakenScales, type ChosenScales } from './chosen-scales.ts'
import { readCoinbaseCapture } from './coinbase-capture.ts'
import { readKrakenCapture } from './kraken-capture.ts'
import { rounded, table } from './rounded.ts'

const feeds = new URL('../tests/data/feeds/', import.meta.url)
const batchMs = 100
/** The price that the calibrations are stated at: that of ETHUSDT's capture, in ticks of a cent. */
const priceTicks = 268_252

/** The busiest dollar pair of the capture of Coinbase: 306 intervals of 100 ms, 2,592 level changes, 52 trades. */
export const calibrateCoinbase = (): Calibration =>
  calibration(measureCoinbase(), measureCoinbase(), coinbaseScales)

/** The dollar pair of the capture of Kraken; it traded only four times, so that the tape has the shapes of Coinbase's. */
export const calibrateKraken = (): Calibration =>
  calibration(measureKraken(), measureCoinbase(), krakenScales)

const measureCoinbase = (): CaptureMeasurement =>
  measure(readCoinbaseCapture(new URL('coinbase_2021_legacy_ws.txt.gz', feeds), 'SKL-USD'), {
    tick: 0.0001,
    nearTicks: 73,
    bookEvery: 10,
  })

const measureKraken = (): CaptureMeasurement =>
  measure(readKrakenCapture(new URL('kraken_v1.jsonl.gz', feeds), 'XMR/USD'), {
    tick: 0.01,
    nearTicks: 330,
    bookEvery: 10,
  })

function measure(events: Iterable<CaptureEvent>, ruler: Ruler): CaptureMeasurement {
  const measured = new CaptureMeasurement(ruler)
  for (const event of inBatches(events, batchMs)) measured.add(event)
  return measured
}

/**
 * Takes over what does not depend on how liquid a pair is: how many levels change at a time and how far (relative to the
 * price) from the touch, in how many intervals there is a trade, and the shapes of spreads, gaps, sizes and trades.
 */
function calibration(
  book: CaptureMeasurement,
  tape: CaptureMeasurement,
  scales: ChosenScales,
): Calibration {
  const active = tape.tradesPerBatch.filter(trades => trades !== 0)
  const perTick = priceTicks / book.meanMidTicks
  return {
    priceTicks,
    batchMs,
    spreadTicks: shaped(book.spreadTicks, scales.spreadTicks),
    respreadShare: scales.respreadShare,
    changes: table(book.changes),
    distanceTicks: table(book.distanceTicks.map(ticks => ticks * perTick)),
    gapTicks: shaped(book.gapTicks, scales.gapTicks),
    levelNotional: shaped(book.levelNotional, scales.levelNotional),
    tradingShare: rounded(active.length / tape.tradesPerBatch.length),
    trades: table(active),
    tradeNotional: shaped(tape.tradeNotional, scales.tradeNotional),
    takerBuyShare: scales.takerBuyShare,
  }
}

/** A measured distribution, stretched so that its mean is the chosen one. */
function shaped(values: readonly number[], mean: number): number[] {
  const quantiles = quantilesOf(values)
  const factor = mean / meanOf(quantiles)
  return quantiles.map(value => rounded(value * factor))
}
