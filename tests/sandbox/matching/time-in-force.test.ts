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
  ['none', 'filled', 'filled'],
  ['expire-maker', 'filled', 'expired-in-match'],
  ['expire-taker', 'expired', 'accepted'],
  ['expire-both', 'expired', 'accepted'],
  ['decrement', 'expired', 'accepted'],
] as const)('fill-or-kill under %s is %s, and an order of its own in the way %s', row => {
  const [selfTradePrevention, status, ownStatus] = row
  const { place } = arrange()
  const own = place('bob', 'sell', { price: 100, quantity: 1 })
  place('alice', 'sell', { price: 100, quantity: 2 })

  const terms = { price: 100, quantity: 2, timeInForce: 'FOK', selfTradePrevention } as const
  const { order } = place('bob', 'buy', terms)

  expect([order.status, own.order.status]).toEqual([status, ownStatus])
})

test('fill-or-kill under expire-maker does not count its own orders', () => {
  const { place } = arrange()
  const own = place('bob', 'sell', { price: 100, quantity: 5 })
  place('alice', 'sell', { price: 100, quantity: 1 })

  const terms = { price: 100, quantity: 2, timeInForce: 'FOK' } as const
  const { order } = place('bob', 'buy', { ...terms, selfTradePrevention: 'expire-maker' })

  expect([order.status, own.order.status]).toEqual(['expired', 'accepted'])
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
