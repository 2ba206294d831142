import { expect, test } from 'vitest'
import {
  arrivals,
  impactOf,
  slippageOf,
  type QuotedOrder,
  type TakenOrder,
} from '../../../helpers/execution/taking-costs.ts'

const quote = (bid: number, ask: number) => ({ bid: String(bid), ask: String(ask) })
const filledAt = (price: string | undefined) => [
  {},
  ...(price === undefined ? [] : [{ fill: { price, quantity: '0.5' } }]),
]
const taken = (
  side: 'buy' | 'sell',
  price: string | undefined,
  laterQuote = quote(99, 101),
): QuotedOrder => ({
  order: { side },
  steps: filledAt(price),
  quote: quote(99, 101),
  laterQuote,
})
const recorded = (price: string | undefined, arrivalPrice?: string): TakenOrder => ({
  order: { side: 'buy', arrivalPrice },
  steps: filledAt(price),
})
const costsOf = (orders: readonly TakenOrder[]) => slippageOf(arrivals(orders).arrived)

test('slippage is against the mid before, whichever way one traded', () => {
  const { values, mean } = costsOf([taken('buy', '101'), taken('sell', '99'), taken('buy', '100')])

  // 1 of 100 is 100 bps, and t(0.95, 2) = 4.302652730 times 57.735 / √3.
  expect(values).toEqual([100, 100, 0])
  expect(mean.mean).toBeCloseTo(66.6666667, 6)
  expect(mean.upper).toBeCloseTo(66.6666667 + 143.4217577, 5)
})

test('where no quote was asked, the mid is what the trading system says; where one was, it is not', () => {
  expect(costsOf([recorded('101', '100')]).values).toEqual([100])
  const { order, ...asked } = taken('buy', '101')
  expect(costsOf([{ ...asked, order: { ...order, arrivalPrice: '101' } }]).values).toEqual([100])
})

test('the price of an order is that of its fills, by their quantities', () => {
  const [, fill] = filledAt('101')
  const larger = { fill: { price: '105', quantity: '1.5' } }

  expect(costsOf([{ ...taken('buy', '101'), steps: [fill!, {}, larger] }]).values).toEqual([400])
})

test('an order that was filled without a mid to hold it against is counted, and not among the others', () => {
  const found = arrivals([recorded('101', '100'), recorded('150'), recorded(undefined, '100')])

  expect(found).toMatchObject({ unpriced: 1, unfilled: 1 })
  expect(found.arrived).toEqual([{ side: 'buy', price: 101, arrival: 100 }])
})

test('impact is how far the mid moves along with the order', () => {
  const impact = impactOf([
    taken('buy', '101', quote(99.5, 101.5)),
    taken('sell', '99', quote(98.5, 100.5)),
    taken('buy', '101', quote(98.5, 100.5)),
    taken('sell', '99', quote(99.5, 101.5)),
  ])
  expect(impact.mean).toBeCloseTo(0, 9)

  const along = [
    taken('buy', '101', quote(99.5, 101.5)),
    taken('sell', '99', quote(98.5, 100.5)),
    taken('sell', undefined, quote(50, 51)),
  ]
  expect(impactOf(along).mean).toBeCloseTo(50, 9)
  expect(impactOf(along).count).toBe(2)
  expect(costsOf(along).mean.mean).toBeCloseTo(100, 9)
})

test('orders that were not filled are counted, and taken for neither cheap nor dear', () => {
  const orders = [taken('buy', '101'), taken('buy', undefined), taken('sell', undefined)]

  expect(arrivals(orders)).toMatchObject({ unfilled: 2, unpriced: 0 })
  const { values, mean, p95 } = costsOf(orders)
  expect(values).toEqual([100])
  expect(mean.upper).toBe(Number.POSITIVE_INFINITY)
  expect(p95.upper).toBe(Number.POSITIVE_INFINITY)
})

test('a 95th percentile takes 59 orders', () => {
  const orders = (count: number) => Array.from({ length: count }, () => taken('buy', '101'))

  expect(costsOf(orders(58)).p95).toEqual({ sample: 100, upper: Number.POSITIVE_INFINITY })
  expect(costsOf(orders(59)).p95).toEqual({ sample: 100, upper: 100 })
})

test('where no order was filled, or a price cannot be, no cost is told', () => {
  expect(() => costsOf([])).toThrow(RangeError)
  expect(() => costsOf([taken('buy', undefined)])).toThrow(/must have a value/)
  expect(() => impactOf([taken('buy', undefined)])).toThrow(/must have a value/)
  expect(() => costsOf([recorded('101', '0')])).toThrow(RangeError)
  expect(() => costsOf([{ ...taken('buy', '100'), quote: quote(102, 101) }])).toThrow(
    /a bid must be at most the ask 101, was 102/,
  )
})
