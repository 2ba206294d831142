import { expect, test } from 'vitest'
import { binanceListings } from '../../sandbox/venues/binance/listings.ts'
import { parseDecimal } from '../../sandbox/decimal.ts'
import { ethusdt } from '../../sandbox/market/calibration.ts'
import { readCapture } from '../../sandbox/market/capture.ts'
import { Generator } from '../../sandbox/market/generator.ts'
import { createEngine } from '../../sandbox/matching/engine.ts'
import { CaptureMeasurement } from '../../scripts/capture-measurement.ts'
import { captureFile } from './captured-lines.ts'

const batches = 3_432
const opens = { BTCUSDT: '61700', ETHUSDT: '2683.8', LTCUSDT: '61.5' } as const
type Symbol = keyof typeof opens

function instrumentOf(symbol: Symbol) {
  return binanceListings.find(({ instrument }) => instrument.symbol === symbol)!.instrument
}

const generatorOf = (symbol: Symbol, seed: number) =>
  new Generator({
    instrument: instrumentOf(symbol),
    calibration: ethusdt,
    openPrice: parseDecimal(opens[symbol]),
    seed,
  })

/** Measures a generated market with the ruler that the capture was measured with. */
function measureGenerated(symbol: Symbol, seed: number): CaptureMeasurement {
  const generator = generatorOf(symbol, seed)
  const measured = new CaptureMeasurement()
  measured.add({ type: 'snapshot', offsetMs: 0, levels: generator.open() })
  for (let batch = 0; batch < batches; batch += 1) {
    const { trades, changes } = generator.next()
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

test.for(['BTCUSDT', 'LTCUSDT'] as const)('%s is never crossed and keeps its rules', symbol => {
  const engine = createEngine({ now: () => 0 })
  const instrument = instrumentOf(symbol)
  engine.list(instrument)
  const generator = generatorOf(symbol, 3)
  engine.replaceLiquidity(symbol, generator.open())

  for (let batch = 0; batch < 2_000; batch += 1) {
    const { changes, trades } = generator.next()
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
    const generator = generatorOf('BTCUSDT', seed)
    return [generator.open(), ...Array.from({ length: 50 }, () => generator.next())]
  }

  expect(run(5)).toEqual(run(5))
  expect(run(5)).not.toEqual(run(6))
})
