import { expect, test } from 'vitest'
import { averagePrice } from '../../../helpers/execution/average-price.ts'
import { walkBook } from '../../../helpers/execution/book-walk.ts'
import { fillRate } from '../../../helpers/execution/fill-rate.ts'
import {
  implementationShortfall,
  type ExecutedOrder,
} from '../../../helpers/execution/implementation-shortfall.ts'
import { almgrenCost, squareRootImpactBps } from '../../../helpers/execution/market-impact.ts'
import { slippageBps } from '../../../helpers/execution/slippage.ts'
import { tradeSpreads } from '../../../helpers/execution/spreads.ts'
import { meanPrice, timeWeightedPrice } from '../../../helpers/execution/time-weighted-price.ts'

const fills = [
  { price: 100.1, quantity: 4000 },
  { price: 100.2, quantity: 3000 },
  { price: 100.35, quantity: 2000 },
]
const order: ExecutedOrder = {
  side: 'buy',
  orderedQuantity: 10_000,
  decisionPrice: 100,
  arrivalPrice: 100.05,
  fills,
  endPrice: 100.6,
  fees: 20,
}

test('the shortfall of an order adds up', () => {
  const shortfall = implementationShortfall(order)

  expect(averagePrice(fills)).toBeCloseTo(100.188888889, 9)
  expect(shortfall.delay).toBeCloseTo(450, 6)
  expect(shortfall.trading).toBeCloseTo(1250, 6)
  expect(shortfall.execution).toBeCloseTo(1700, 6)
  expect(shortfall.opportunity).toBeCloseTo(600, 6)
  expect(shortfall.total).toBeCloseTo(2320, 6)
  expect(shortfall.totalBps).toBeCloseTo(23.2, 8)
  expect(shortfall.filledQuantity).toBe(9000)
})

test('a sell in a falling market costs what a buy in a rising one does', () => {
  const mirrored = (price: number) => 200 - price
  const sell = implementationShortfall({
    ...order,
    side: 'sell',
    arrivalPrice: mirrored(order.arrivalPrice),
    endPrice: mirrored(order.endPrice),
    fills: fills.map(({ price, quantity }) => ({ price: mirrored(price), quantity })),
  })
  expect(sell.total).toBeCloseTo(2320, 6)
})

test('an order that was not filled is not free of cost', () => {
  const { execution, opportunity, total } = implementationShortfall({
    ...order,
    fills: [],
    fees: 0,
  })
  expect(execution).toBe(0)
  expect(opportunity).toBeCloseTo(6000, 6)
  expect(total).toBeCloseTo(6000, 6)
})

test('arrival slippage, and slippage from VWAP', () => {
  expect(slippageBps('buy', averagePrice(fills), 100.05)).toBeCloseTo(13.881947914931, 9)
  expect(slippageBps('sell', averagePrice(fills), 100.05)).toBeCloseTo(-13.881947914931, 9)

  const prices = [100, 100.1, 100.3, 100.2, 100.4]
  const volumes = [500, 1200, 800, 1500, 1000]
  const vwap = averagePrice(prices.map((price, at) => ({ price, quantity: volumes[at]! })))
  expect(vwap).toBeCloseTo(100.212, 10)
  expect(slippageBps('buy', 100.25, vwap)).toBeCloseTo(3.791961042589, 8)
})

test('TWAP by equal slices and by time', () => {
  const prices = [100, 100.1, 100.3, 100.2, 100.4]
  const times = [0, 10, 30, 60, 90]
  expect(meanPrice(prices)).toBeCloseTo(100.2, 10)
  const timed = prices.map((price, at) => ({ price, atMs: times[at]! }))
  expect(timeWeightedPrice(timed, 100)).toBeCloseTo(100.21, 10)
})

test('fill rates by quantity and by count', () => {
  expect(fillRate([{ orderedQuantity: 10_000, filledQuantity: 9000 }])).toEqual({
    byQuantity: 0.9,
    byCount: 0,
    touched: 1,
  })
  expect(
    fillRate([
      { orderedQuantity: 1, filledQuantity: 1 },
      { orderedQuantity: 3, filledQuantity: 0 },
    ]),
  ).toEqual({ byQuantity: 0.25, byCount: 0.5, touched: 0.5 })
})

test('spreads of a buy, and of the sell that mirrors it', () => {
  const quote = { bid: 99.98, ask: 100.02 }
  const buy = tradeSpreads({ side: 'buy', price: 100.015, quote, laterMid: 100.03 })
  const sell = tradeSpreads({ side: 'sell', price: 99.985, quote, laterMid: 99.97 })

  for (const spreads of [buy, sell]) {
    expect(spreads.quotedBps).toBeCloseTo(4, 8)
    expect(spreads.effectiveBps).toBeCloseTo(3, 8)
    expect(spreads.realisedBps).toBeCloseTo(-3, 8)
    expect(spreads.impactBps).toBeCloseTo(6, 8)
    expect(spreads.effectiveOverQuoted).toBeCloseTo(0.75, 8)
    expect(spreads.improvementBps).toBeCloseTo(0.5, 8)
  }
})

test.for([
  [1, 0.02, 0.01, 20],
  [0.5, 0.02, 0.01, 10],
  [0.7, 0.02, 0.01, 14],
  [1.5, 0.02, 0.01, 30],
  [1, 0.035, 250 / 20_000, 39.131189606246],
] as const)(
  'the square-root law with Y = %f, σ = %f, Q/V = %f is %f bps',
  ([factor, dailyVolatility, share, bps]) => {
    const impact = squareRootImpactBps({ factor, dailyVolatility, quantity: share, dailyVolume: 1 })
    expect(impact).toBeCloseTo(bps, 9)
  },
)

const ibm = { dailyVolatility: 0.0157, dailyVolume: 6.561e6, sharesOutstanding: 1728e6 }
const dri = { dailyVolatility: 0.0226, dailyVolume: 1.929e6, sharesOutstanding: 168e6 }

test.for([
  ['IBM', ibm, 0.1, 19.859702, 32.223851],
  ['IBM', ibm, 0.2, 19.859702, 24.638406],
  ['IBM', ibm, 0.5, 19.859702, 18.417863],
  ['DRI', dri, 0.1, 21.678656, 42.931328],
  ['DRI', dri, 0.2, 21.678656, 32.012152],
  ['DRI', dri, 0.5, 21.678656, 23.05774],
] as const)(
  "Almgren's cost of a tenth of the volume of %s over %f days",
  ([, stock, days, permanent, cost]) => {
    const costs = almgrenCost({ ...stock, quantity: stock.dailyVolume / 10, days })
    expect(costs.permanentBps).toBeCloseTo(permanent, 5)
    expect(costs.costBps).toBeCloseTo(cost, 5)
  },
)

const asks = [
  { price: 100.02, quantity: 300 },
  { price: 100.05, quantity: 500 },
  { price: 100.1, quantity: 900 },
]

test('walking a book pays level after level', () => {
  const walk = walkBook(asks, 1000)
  expect(walk).toMatchObject({ filledQuantity: 1000, missingQuantity: 0, worstPrice: 100.1 })
  expect(walk.averagePrice).toBeCloseTo(100.051, 9)
  expect(slippageBps('buy', walk.averagePrice!, 100)).toBeCloseTo(5.1, 7)
})

test('a book that is too thin says what it lacks', () => {
  expect(walkBook(asks, 2000)).toMatchObject({ filledQuantity: 1700, missingQuantity: 300 })
  expect(walkBook([], 1)).toEqual({
    filledQuantity: 0,
    missingQuantity: 1,
    averagePrice: undefined,
    worstPrice: undefined,
  })
})

test.for<readonly [string, () => unknown, string]>([
  ['no fills', () => averagePrice([]), 'an average price must have a trade, had none'],
  ['no orders', () => fillRate([]), 'a fill rate must have an order, had none'],
  ['no slices', () => meanPrice([]), 'a mean price must have a price, had none'],
  ['no prices in time', () => timeWeightedPrice([], 1), 'must have a price, had none'],
  [
    'an end before the start',
    () => timeWeightedPrice([{ atMs: 5, price: 1 }], 5),
    'the end must be after the first price at 5, was 5',
  ],
  [
    'times that go back',
    () =>
      timeWeightedPrice(
        [
          { atMs: 5, price: 1 },
          { atMs: 4, price: 1 },
        ],
        9,
      ),
    'times must go forward, went from 5 to 4',
  ],
  [
    'overfilling',
    () => implementationShortfall({ ...order, orderedQuantity: 8999 }),
    'fills must be at most the 8999 ordered, were 9000',
  ],
  [
    'fees unknown',
    () => implementationShortfall({ ...order, fees: Number.NaN }),
    'fees must be a number, were NaN',
  ],
  ['no reference', () => slippageBps('buy', 1, 0), 'the reference must be a price above 0, was 0'],
  [
    'overfilled order',
    () => fillRate([{ orderedQuantity: 1, filledQuantity: 2 }]),
    'must be from 0 to the 1 ordered, was 2',
  ],
  [
    'a fill unknown',
    () => fillRate([{ orderedQuantity: 1, filledQuantity: Number.NaN }]),
    'was NaN',
  ],
  [
    'a crossed quote',
    () => tradeSpreads({ side: 'buy', price: 1, quote: { bid: 2, ask: 1 }, laterMid: 1 }),
    'a bid must be at most the ask 1, was 2',
  ],
  [
    'no volume',
    () => squareRootImpactBps({ quantity: 1, dailyVolume: 0, dailyVolatility: 1 }),
    'dailyVolume must be above 0, was 0',
  ],
  ['no days', () => almgrenCost({ ...ibm, quantity: 1, days: 0 }), 'days must be above 0, was 0'],
  [
    'unsorted levels',
    () => walkBook([asks[0]!, asks[2]!, asks[1]!], 1),
    'levels must go from the best price on',
  ],
])('%s is refused', ([, measure, words]) => {
  expect(measure).toThrow(RangeError)
  expect(measure).toThrow(words)
})
