import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderCost, type OrderToPrice } from '../../../helpers/costs/order-cost.ts'

const order: OrderToPrice = {
  quantity: 10_000,
  dailyVolume: 1_000_000,
  dailyVolatility: 0.02,
  quote: { bid: 99.98, ask: 100.02 },
  feeBps: 10,
}

test('half the spread, the fee and the impact add up', () => {
  const cost = orderCost(order)

  expect(cost.halfSpreadBps).toBeCloseTo(2, 10)
  expect(cost.impactBps).toBeCloseTo(20, 10)
  expect(cost.totalBps).toBeCloseTo(32, 10)
  expect(cost).toMatchObject({ feeBps: 10, impactRange: 'within', share: 0.01 })
})

test.for([
  [0.5, 0.02, 0.01, 10],
  [0.7, 0.02, 0.01, 14],
  [1, 0.02, 0.01, 20],
  [1.5, 0.02, 0.01, 30],
  [1, 0.035, 250 / 20_000, 39.131189606246],
] as const)(
  'the impact with Y = %f, σ = %f and %f of the volume',
  ([impactFactor, dailyVolatility, share, bps]) => {
    const cost = orderCost({
      ...order,
      impactFactor,
      dailyVolatility,
      quantity: share,
      dailyVolume: 1,
    })
    expect(cost.impactBps).toBeCloseTo(bps, 9)
  },
)

test.for([
  [99, 'below'],
  [100, 'within'],
  [100_000, 'within'],
  [100_001, 'above'],
] as const)('an order of %i in a million is %s the range of the law', ([quantity, impactRange]) => {
  expect(orderCost({ ...order, quantity }).impactRange).toBe(impactRange)
})

test('beyond the range of the law there is no impact, and no total that would look cheap without it', () => {
  const { impactBps, totalBps, halfSpreadBps } = orderCost({ ...order, quantity: 200_000 })
  expect(impactBps).toBeUndefined()
  expect(totalBps).toBeUndefined()
  expect(halfSpreadBps).toBeCloseTo(2, 10)
})

test('four times the order is twice the impact, and the unit of quantity does not matter', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 20_000 }), quantity => {
      const once = orderCost({ ...order, quantity }).impactBps!
      expect(orderCost({ ...order, quantity: 4 * quantity }).impactBps).toBeCloseTo(2 * once, 9)
      const inLots = { ...order, quantity: quantity / 8, dailyVolume: order.dailyVolume / 8 }
      expect(orderCost(inLots).impactBps).toBeCloseTo(once, 9)
    }),
  )
})

test.for<readonly [Partial<OrderToPrice>, string]>([
  [{ quantity: 0 }, 'a quantity must be above 0'],
  [{ quantity: Number.NaN }, 'a quantity must be above 0'],
  [{ dailyVolume: 0 }, 'a daily volume must be above 0'],
  [{ dailyVolatility: 0 }, 'a daily volatility must be above 0'],
  [{ impactFactor: -1 }, 'an impact factor must be above 0'],
  [{ feeBps: Number.POSITIVE_INFINITY }, 'a fee must be finite'],
  [{ quote: { bid: 101, ask: 100 } }, 'a bid must be at most the ask'],
  [{ quote: { bid: -37.63, ask: 1 } }, 'the bid must be a price above 0'],
])('%j is refused', ([part, message]) => {
  expect(() => orderCost({ ...order, ...part })).toThrow(message)
})
