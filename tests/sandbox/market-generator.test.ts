import { expect, test } from 'vitest'
import { calibrateCoinbase } from '../../scripts/calibrate-shapes.ts'
import { CaptureMeasurement } from '../../scripts/capture-measurement.ts'
import type { Calibration } from '../../sandbox/market/calibration-shape.ts'
import { ethusdt } from '../../sandbox/market/calibration.ts'
import { readCapture } from '../../sandbox/market/capture.ts'
import { Generator } from '../../sandbox/market/generator.ts'
import { meanOf } from '../../sandbox/market/quantiles.ts'
import { createPriceWalk } from '../../sandbox/market/reference-walk.ts'
import { createEngine } from '../../sandbox/matching/engine.ts'
import { createRandom } from '../../sandbox/random.ts'
import { binanceListings } from '../../sandbox/venues/binance/listings.ts'
import { coinbaseListings } from '../../sandbox/venues/coinbase/listings.ts'
import { coinbaseTerms } from '../../sandbox/venues/coinbase/terms.ts'
import { krakenListings } from '../../sandbox/venues/kraken/listings.ts'
import { krakenTerms } from '../../sandbox/venues/kraken/terms.ts'
import { captureFile } from './captured-lines.ts'

const batches = 3_432
const opens = { BTC: 61_700, ETH: 2_683.8, LTC: 61.5 } as const
const listed = [...binanceListings, ...coinbaseListings, ...krakenListings].map(
  ({ instrument }) => instrument,
)
const calibrations = [
  ['USDT', ethusdt],
  ['-USD', coinbaseTerms.market.calibration],
  ['/USD', krakenTerms.market.calibration],
] as const

/** The calibration of the venue that writes its symbols so. */
const calibrationOf = (symbol: string): Calibration =>
  calibrations.find(([ending]) => symbol.endsWith(ending))![1]

/** A generated market around a price that walks as the captured one did. */
function openGenerated(symbol: string, seed: number) {
  const instrument = listed.find(each => each.symbol === symbol)!
  const openPrice = opens[instrument.base as keyof typeof opens]
  const walk = createPriceWalk(openPrice, ethusdt, createRandom(seed, symbol))
  const calibration = calibrationOf(symbol)
  const generator = new Generator({ instrument, calibration, openPrice, seed })
  let batch = 0
  return {
    instrument,
    open: () => generator.open(),
    next: () => generator.next(walk.at((batch += 1) * ethusdt.batchMs)),
  }
}

/** Measures a generated market with the ruler that the capture was measured with. */
function measureGenerated(symbol: string, seed: number): CaptureMeasurement {
  const market = openGenerated(symbol, seed)
  const measured = new CaptureMeasurement()
  measured.add({ type: 'snapshot', offsetMs: 0, levels: market.open() })
  for (let batch = 0; batch < batches; batch += 1) {
    const { trades, changes } = market.next()
    for (const trade of trades) measured.add({ type: 'trade', offsetMs: 0, trade })
    measured.add({ type: 'depth', offsetMs: 0, changes })
  }
  return measured
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length
const median = (values: readonly number[]) =>
  values.toSorted((left, right) => left - right)[values.length >> 1]!
const deviation = (values: readonly number[]) => Math.sqrt(mean(values.map(value => value ** 2)))

/** What a generated market shares with the captured one, and within which factor. */
const statistics: readonly [string, number, (measured: CaptureMeasurement) => number][] = [
  ['mean spread', 1.2, ({ spreadTicks }) => mean(spreadTicks)],
  ['level changes in an update', 1.2, ({ changes }) => mean(changes)],
  ['mean distance of a change', 1.6, ({ distanceTicks }) => mean(distanceTicks)],
  ['mean gap between levels', 1.6, ({ gapTicks }) => mean(gapTicks)],
  ['mean notional of a level', 1.3, ({ levelNotional }) => mean(levelNotional)],
  [
    'share of updates that move the mid',
    1.25,
    ({ moveBps }) => mean(moveBps.map(Math.sign).map(Math.abs)),
  ],
  ['deviation of the mid over an update', 1.25, ({ moveBps }) => deviation(moveBps)],
  ['trades between two updates', 1.3, ({ tradesPerBatch }) => mean(tradesPerBatch)],
  ['mean notional of a trade', 1.4, ({ tradeNotional }) => mean(tradeNotional)],
  ['share of taker buys', 1.15, ({ takerBuys, tradeNotional }) => takerBuys / tradeNotional.length],
]

const captured = new CaptureMeasurement()
for await (const event of readCapture(captureFile)) captured.add(event)

const generated = measureGenerated('ETHUSDT', 7)

test.for(statistics)('%s is like the capture within a factor of %d', ([, factor, statistic]) => {
  const ratio = statistic(generated) / statistic(captured)

  expect(ratio).toBeGreaterThan(1 / factor)
  expect(ratio).toBeLessThan(factor)
})

/** Mid price changes over six seconds: long enough that coarse ticks do not show. */
const moves = ({ moveBps }: CaptureMeasurement) =>
  Array.from({ length: Math.floor(moveBps.length / 60) }, (_, index) =>
    moveBps.slice(60 * index, 60 * (index + 1)).reduce((sum, move) => sum + move, 0),
  )

test.for(['BTCUSDT', 'LTCUSDT'] as const)('%s carries the character over to its price', symbol => {
  const measured = measureGenerated(symbol, 7)

  const volatility = deviation(moves(measured)) / deviation(moves(captured))
  const notional = mean(measured.tradeNotional) / mean(captured.tradeNotional)
  expect(median(measured.spreadTicks)).toBe(1)
  expect(volatility).toBeGreaterThan(0.6)
  expect(volatility).toBeLessThan(1.4)
  expect(notional).toBeGreaterThan(0.7)
  expect(notional).toBeLessThan(1.4)
})

test('a venue whose capture is illiquid keeps its pace of changes and trades at the chosen size', () => {
  const measured = measureGenerated('ETH-USD', 7)
  const { changes, tradingShare, levelNotional, spreadTicks } = calibrateCoinbase()

  const trading = mean(measured.tradesPerBatch.map(Math.sign))
  expect(mean(measured.changes) / meanOf(changes)).toBeCloseTo(1, 0)
  expect(trading / tradingShare).toBeCloseTo(1, 0)
  expect(mean(measured.levelNotional) / meanOf(levelNotional)).toBeCloseTo(1, 0)
  expect(mean(measured.spreadTicks) / meanOf(spreadTicks)).toBeCloseTo(1, 0)
})

test.for(listed)('$symbol is never crossed and keeps its rules', ({ symbol }) => {
  const engine = createEngine({ now: () => 0 })
  const market = openGenerated(symbol, 3)
  const { instrument } = market
  engine.list(instrument)
  engine.replaceLiquidity(symbol, market.open())

  for (let batch = 0; batch < 2_000; batch += 1) {
    const { changes, trades } = market.next()
    engine.applyLiquidity(symbol, changes)
    expect(engine.bestBid(symbol)![0]).toBeLessThan(engine.bestAsk(symbol)![0])
    const offGrid = [...changes, ...trades].filter(
      ({ price, quantity }) => price % instrument.tickSize || quantity % instrument.lotSize,
    )
    expect(offGrid).toEqual([])
  }
  expect(engine.book(symbol, 1_000).bids.length).toBeGreaterThan(200)
})

test('the same seed makes the same market, another seed another', () => {
  const run = (seed: number) => {
    const market = openGenerated('BTCUSDT', seed)
    return [market.open(), ...Array.from({ length: 50 }, () => market.next())]
  }

  expect(run(5)).toEqual(run(5))
  expect(run(5)).not.toEqual(run(6))
})
