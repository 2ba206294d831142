import { expect, test } from 'vitest'
import type { Instrument } from '../../../sandbox/matching/types.ts'
import { arrange, scaled, symbol, type Terms } from './arrange.ts'

const band = { bidUp: scaled(1.1), bidDown: scaled(0.5), askUp: scaled(2), askDown: scaled(0.9) }

interface Row {
  readonly rules: Partial<Instrument>
  readonly filter: string
  readonly side?: 'buy' | 'sell'
  readonly breaks: Terms
  readonly keeps: Terms
}

const rows: readonly Row[] = [
  {
    rules: { tickSize: scaled(0.05) },
    filter: 'price',
    breaks: { price: 100.01 },
    keeps: { price: 100.05 },
  },
  {
    rules: { minPrice: scaled(50) },
    filter: 'price',
    breaks: { price: 49.99 },
    keeps: { price: 50 },
  },
  {
    rules: { maxPrice: scaled(150) },
    filter: 'price',
    breaks: { price: 150.01 },
    keeps: { price: 150 },
  },
  { rules: {}, filter: 'price', breaks: { price: 0 }, keeps: { price: 0.01 } },
  {
    rules: { tickSize: 0n },
    filter: 'price',
    breaks: { price: 90_071_993 },
    keeps: { price: 1.000_001 },
  },
  { rules: {}, filter: 'lot', breaks: { quantity: 0.0005 }, keeps: { quantity: 0.001 } },
  { rules: {}, filter: 'lot', breaks: { quantity: 0 }, keeps: { quantity: 0.001 } },
  {
    rules: { minQuantity: scaled(0.1) },
    filter: 'lot',
    breaks: { quantity: 0.099 },
    keeps: { quantity: 0.1 },
  },
  {
    rules: { maxQuantity: scaled(2) },
    filter: 'lot',
    breaks: { quantity: 2.001 },
    keeps: { quantity: 2 },
  },
  {
    rules: { minNotional: scaled(5) },
    filter: 'notional',
    breaks: { price: 100, quantity: 0.049 },
    keeps: { price: 100, quantity: 0.05 },
  },
  {
    rules: { maxNotional: scaled(500) },
    filter: 'notional',
    breaks: { price: 100, quantity: 5.001 },
    keeps: { price: 100, quantity: 5 },
  },
  {
    rules: { minNotional: scaled(5) },
    filter: 'notional',
    breaks: { kind: 'market', quantity: 0.049 },
    keeps: { kind: 'market', quantity: 0.05 },
  },
  {
    rules: { minNotional: scaled(5) },
    filter: 'notional',
    breaks: { kind: 'market', quoteQuantity: 4.99 },
    keeps: { kind: 'market', quoteQuantity: 5 },
  },
  {
    rules: { priceBand: band },
    filter: 'price-band',
    breaks: { price: 110.01 },
    keeps: { price: 110 },
  },
  {
    rules: { priceBand: band },
    filter: 'price-band',
    breaks: { price: 49.99 },
    keeps: { price: 50 },
  },
  {
    rules: { priceBand: band },
    filter: 'price-band',
    side: 'sell',
    breaks: { price: 200.01 },
    keeps: { price: 200 },
  },
  {
    rules: { priceBand: band },
    filter: 'price-band',
    side: 'sell',
    breaks: { price: 89.99 },
    keeps: { price: 90 },
  },
  {
    rules: {},
    filter: 'price',
    breaks: { kind: 'stop-loss', triggerPrice: 110.001 },
    keeps: { kind: 'stop-loss', triggerPrice: 110 },
  },
]

test.for(rows)('$filter refuses $breaks and lets $keeps pass', ({ rules, ...row }) => {
  const { engine, submit } = arrange(rules)
  engine.report(symbol, { price: scaled(100), quantity: scaled(1), takerSide: 'buy' })
  const side = row.side ?? 'buy'
  const terms = (changed: Terms): Terms => {
    const quantity = changed.quoteQuantity === undefined ? { quantity: 1 } : {}
    const price = changed.kind === undefined ? { price: 100 } : {}
    return { ...quantity, ...price, ...changed }
  }

  expect(submit('alice', side, terms(row.breaks))).toEqual({
    accepted: false,
    rejection: { reason: 'filter', filter: row.filter },
  })
  expect(submit('alice', side, terms(row.keeps)).accepted).toBe(true)
})

test('a price band applies only once there is a last price, and follows it', () => {
  const { engine, submit } = arrange({ priceBand: band })
  expect(submit('alice', 'buy', { price: 1, quantity: 1 }).accepted).toBe(true)

  for (const [last, accepted] of [
    [100, false],
    [2, true],
    [100, false],
  ] as const) {
    engine.report(symbol, { price: scaled(last), quantity: scaled(1), takerSide: 'buy' })
    expect(submit('alice', 'buy', { price: 1, quantity: 1 }).accepted).toBe(accepted)
  }
})

test('only so many orders of an account may be open, and a taker does not count', () => {
  const { engine, place, submit } = arrange({ maxOpenOrders: 2 })
  const first = place('alice', 'buy', { price: 100, quantity: 1 })
  place('alice', 'buy', { kind: 'stop-loss', triggerPrice: 110, quantity: 1 })

  expect(submit('alice', 'buy', { price: 100, quantity: 1 })).toMatchObject({
    rejection: { reason: 'filter', filter: 'open-orders' },
  })
  expect(submit('alice', 'buy', { price: 100, quantity: 1, timeInForce: 'IOC' }).accepted).toBe(
    true,
  )
  expect(submit('bob', 'buy', { price: 100, quantity: 1 }).accepted).toBe(true)
  engine.cancel(symbol, first.order.id)
  expect(submit('alice', 'buy', { price: 100, quantity: 1 }).accepted).toBe(true)
})
