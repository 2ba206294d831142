import { expect, test } from 'vitest'
import { arrange, scaled, shownTrades } from './arrange.ts'

const market = { kind: 'market' } as const

test('a market order by quantity takes what there is and expires with the rest', () => {
  const { place, events } = arrange()
  place('alice', 'sell', { price: 100, quantity: 1 })
  place('alice', 'sell', { price: 110, quantity: 1 })

  const { order, trades } = place('bob', 'buy', { ...market, quantity: 3 })

  expect(shownTrades(trades)).toEqual([
    [100, 1],
    [110, 1],
  ])
  expect(order).toMatchObject({ status: 'expired', expiryReason: 'no-liquidity', price: 0n })
  expect(events.filter(({ type }) => type === 'expired')).toHaveLength(1)
})

test('a market order on an empty book expires unfilled', () => {
  const { place } = arrange()

  const { order } = place('bob', 'sell', { ...market, quantity: 3 })

  expect(order).toMatchObject({
    status: 'expired',
    expiryReason: 'no-liquidity',
    filledQuantity: 0n,
  })
})

test('a buy by quote quantity spends whole lots within it', () => {
  const { engine, place } = arrange()
  place('alice', 'sell', { price: 100, quantity: 1 })
  place('alice', 'sell', { price: 150, quantity: 1 })

  const { order } = place('bob', 'buy', { ...market, quoteQuantity: 130.1 })

  expect(order).toMatchObject({
    status: 'filled',
    quantity: scaled(1.2),
    filledQuantity: scaled(1.2),
    filledQuote: scaled(130),
    quoteQuantity: scaled(130.1),
  })
  expect(engine.balance('bob', 'USDT')).toEqual({ free: scaled(100_000 - 130), locked: 0n })
})

test('a sell by quote quantity sells until it has received it', () => {
  const { place } = arrange()
  place('alice', 'buy', { price: 100, quantity: 1 })
  place('alice', 'buy', { price: 50, quantity: 10 })

  const { order } = place('bob', 'sell', { ...market, quoteQuantity: 200 })

  expect(order).toMatchObject({
    status: 'filled',
    filledQuantity: scaled(3),
    filledQuote: scaled(200),
  })
})

test('a quote quantity that the book cannot absorb expires with what it bought', () => {
  const { place } = arrange()
  place('alice', 'sell', { price: 100, quantity: 1 })

  const { order } = place('bob', 'buy', { ...market, quoteQuantity: 500 })

  expect(order).toMatchObject({ status: 'expired', quantity: scaled(1), filledQuote: scaled(100) })
})

test('a quote quantity that buys no lot is refused', () => {
  const { place, submit } = arrange()
  place('alice', 'sell', { price: 100, quantity: 1 })

  expect(submit('bob', 'buy', { ...market, quoteQuantity: 0.09 })).toMatchObject({
    rejection: { reason: 'filter', filter: 'lot' },
  })
})

test.for([
  ['buy', { quantity: 1_500 }],
  ['buy', { quoteQuantity: 100_001 }],
  ['sell', { quantity: 100.001 }],
  ['sell', { quoteQuantity: 9_001 }],
] as const)('a market %s of %o that the account cannot pay for is refused', ([side, terms]) => {
  const { engine, place, submit, liquidity } = arrange()
  liquidity(['sell', 100, 2_000], ['buy', 90, 2_000])
  place('alice', 'sell', { price: 100, quantity: 1 })

  expect(submit('bob', side, { ...market, ...terms })).toMatchObject({
    rejection: { reason: 'insufficient-balance' },
  })
  expect(engine.balance('bob', 'USDT').free).toBe(scaled(100_000))
})
