import { expect, test } from 'vitest'
import { arrange, scaled, shownBook } from './arrange.ts'

test('immediate-or-cancel takes what it can and expires with the rest', () => {
  const { engine, place } = arrange()
  place('alice', 'sell', { price: 100, quantity: 1 })

  const { order } = place('bob', 'buy', { price: 100, quantity: 3, timeInForce: 'IOC' })

  expect(order).toMatchObject({
    status: 'expired',
    expiryReason: 'unfilled-ioc',
    filledQuantity: scaled(1),
  })
  expect(shownBook(engine)).toEqual({ bids: [], asks: [] })
  expect(engine.balance('bob', 'USDT')).toEqual({ free: scaled(99_900), locked: 0n })
})

test('fill-or-kill trades nothing when the book cannot fill it whole', () => {
  const { engine, place } = arrange()
  place('alice', 'sell', { price: 100, quantity: 1 })
  place('alice', 'sell', { price: 101, quantity: 5 })

  const { order, trades } = place('bob', 'buy', { price: 100, quantity: 2, timeInForce: 'FOK' })

  expect(trades).toEqual([])
  expect(order).toMatchObject({
    status: 'expired',
    expiryReason: 'unfilled-fok',
    filledQuantity: 0n,
  })
  expect(shownBook(engine).asks).toEqual([
    [100, 1],
    [101, 5],
  ])
})

test('fill-or-kill fills whole over several levels', () => {
  const { place, liquidity } = arrange()
  place('alice', 'sell', { price: 100, quantity: 1 })
  liquidity(['sell', 101, 5])

  const { order } = place('bob', 'buy', { price: 101, quantity: 6, timeInForce: 'FOK' })

  expect(order).toMatchObject({ status: 'filled', filledQuantity: scaled(6) })
})

test.for([
  ['none', 'filled'],
  ['expire-maker', 'expired'],
  ['expire-taker', 'expired'],
  ['expire-both', 'expired'],
  ['decrement', 'expired'],
] as const)('fill-or-kill under %s counts its own orders so that it ends %s', ([mode, status]) => {
  const { place } = arrange()
  place('alice', 'sell', { price: 100, quantity: 1 })
  const own = place('bob', 'sell', { price: 100, quantity: 1 })

  const { order } = place('bob', 'buy', {
    price: 100,
    quantity: 2,
    timeInForce: 'FOK',
    selfTradePrevention: mode,
  })

  expect(order.status).toBe(status)
  expect(own.order.status).toBe(status === 'filled' ? 'filled' : 'accepted')
})

test('a post-only order that would take is refused, and rests otherwise', () => {
  const { engine, place, submit } = arrange()
  place('alice', 'sell', { price: 100, quantity: 1 })

  expect(submit('bob', 'buy', { price: 100, quantity: 1, postOnly: true })).toEqual({
    accepted: false,
    rejection: { reason: 'would-take' },
  })
  expect(engine.balance('bob', 'USDT').locked).toBe(0n)
  expect(place('bob', 'buy', { price: 99.99, quantity: 1, postOnly: true }).order.status).toBe(
    'accepted',
  )
})
