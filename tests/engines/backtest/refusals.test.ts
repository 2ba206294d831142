import { expect, test } from 'vitest'
import { backtest } from '../../../engines/backtest/backtest.ts'
import { BacktestError } from '../../../engines/backtest/errors.ts'
import type { OrderDesk, View } from '../../../engines/backtest/strategy.ts'
import { barsOf, barsOfCloses, free, planned, strategyOf } from './made.ts'

const idle = strategyOf(() => {})
const bars = barsOfCloses([1, 2, 3])

const refusal = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof BacktestError) return `${error.code}: ${error.message}`
    throw error
  }
  return 'none'
}

test.for([
  ['no bars', barsOf([]), /^bad-data: .*at least one event, had none/],
  ['no number', barsOf([[1, 1, 1, Number.NaN, 1]]), /^bad-data: .*close of event 1 was NaN/],
  [
    'infinity',
    barsOf([
      [1, 1, 1, 1, 1],
      [1, 1, 1, 1, Number.POSITIVE_INFINITY],
    ]),
    /volume of event 2 was Infinity/,
  ],
  ['a shorter column', { ...bars, low: bars.low.slice(1) }, /have 3 of low.* had 2/],
  ['a time twice', { ...bars, time: Float64Array.of(0, 5, 5) }, /event 3 of 5 follows one of 5/],
] as const)('data with %s are refused', ([, data, words]) => {
  expect(refusal(() => backtest(idle, data, free))).toMatch(words)
})

test('a crossed quote is refused', () => {
  const one = Float64Array.of(1)
  const quotes = {
    symbol: 'Q',
    time: one,
    bid: Float64Array.of(2),
    ask: one,
    bidSize: one,
    askSize: one,
  }

  expect(refusal(() => backtest(idle, quotes, free))).toMatch(/no bid above its ask.* had 2 and 1/)
})

test('all that is wrong with the options is said at once', () => {
  const options = {
    costs: { commissionRate: -0.1, slippageRate: Number.NaN },
    latencyBars: 0,
    initialCapital: 0,
    seed: 0.5,
    leverage: 0,
    queueShare: 2,
  }
  const words = refusal(() => backtest(idle, bars, options))

  for (const name of [
    'commissionRate',
    'slippageRate',
    'latencyBars',
    'Capital',
    'seed',
    'leverage',
    'queueShare',
  ])
    expect(words).toContain(name)
})

test('parameters must be known, and numbers', () => {
  const module = strategyOf(() => {}, { parameters: { fast: 10 } })

  expect(refusal(() => backtest(module, bars, { ...free, parameters: { fats: 1 } }))).toMatch(
    /^bad-option: .*must be of fast, was fats/,
  )
  expect(
    refusal(() => backtest(module, bars, { ...free, parameters: { fast: Number.NaN } })),
  ).toMatch(/fast was NaN/)
})

test.for<readonly [string, (orders: OrderDesk) => void, RegExp]>([
  ['no number', orders => orders.market(Number.NaN), /at event 1: the quantity .* was NaN/],
  ['infinity', orders => orders.target(Number.POSITIVE_INFINITY), /was Infinity/],
  ['nothing', orders => orders.limit(0, 1), /must not be 0/],
  ['a price that is none', orders => orders.stop(1, Number.NaN), /the price .* was NaN/],
  ['an order that is none', orders => orders.cancel(7), /7 was not/],
])('an order of %s ends the run', ([, order, words]) => {
  const told = refusal(() => backtest(planned({ 1: order }), bars, free))

  expect(told).toMatch(/^bad-order: /)
  expect(told).toMatch(words)
})

test('a strategy that throws is named with the event', () => {
  const module = strategyOf(() => {
    throw new TypeError('no such indicator')
  })

  expect(refusal(() => backtest(module, bars, free))).toBe(
    'strategy-failed: test at event 0: no such indicator',
  )
})

test('a strategy that decides later is refused', () => {
  const later: unknown = (_: View, orders: OrderDesk) => Promise.resolve(orders).then(() => 1)
  const module = strategyOf(later as (view: View) => void)

  expect(refusal(() => backtest(module, bars, free))).toMatch(
    /^bad-module: .*onBar must decide at once/,
  )
})

test('a warm-up that is no count is refused', () => {
  for (const warmUpBars of [-1, 0.5, Number.NaN])
    expect(
      refusal(() =>
        backtest(
          strategyOf(() => {}, { warmUpBars }),
          bars,
          free,
        ),
      ),
    ).toMatch(/^bad-module: warmUpBars of test must be a whole number/)
})

test('bids are asked of quotes only', () => {
  expect(
    refusal(() =>
      backtest(
        strategyOf(view => void view.bid()),
        bars,
        free,
      ),
    ),
  ).toMatch(/bid and ask must be asked of quotes/)
})

test('what is ordered while warming up is rejected', () => {
  const module = strategyOf((_, orders) => orders.market(1), { warmUpBars: 2 })
  const { rejected, fills, open } = backtest(module, bars, free)

  expect(rejected.reason).toEqual(['warm-up', 'warm-up'])
  expect([fills.count, open]).toEqual([0, 1])
})
