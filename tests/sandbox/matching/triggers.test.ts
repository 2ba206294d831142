import { expect, test } from 'vitest'
import type { OrderKind, Side } from '../../../sandbox/matching/types.ts'
import { arrange, scaled, shownBook, symbol, type Arranged } from './arrange.ts'

/** Sets the last price by a trade of the tape. */
function lastPrice({ engine }: Arranged, price: number): void {
  engine.report(symbol, { price: scaled(price), quantity: scaled(1), takerSide: 'buy' })
}

test.for<[OrderKind, Side, reaches: number, misses: number]>([
  ['stop-loss', 'buy', 110, 109.99],
  ['stop-loss', 'sell', 90, 90.01],
  ['take-profit', 'buy', 90, 90.01],
  ['take-profit', 'sell', 110, 109.99],
  ['stop-loss-limit', 'buy', 110, 109.99],
  ['stop-loss-limit', 'sell', 90, 90.01],
  ['take-profit-limit', 'buy', 90, 90.01],
  ['take-profit-limit', 'sell', 110, 109.99],
])('a %s to %s triggers at %f and not at %f', ([kind, side, reaches, misses]) => {
  const arranged = arrange()
  lastPrice(arranged, 100)
  const price = kind.endsWith('limit') ? { price: 100 } : {}
  const terms = { kind, quantity: 1, triggerPrice: reaches, ...price }
  const { order } = arranged.place('alice', side, terms)

  lastPrice(arranged, misses)
  expect(order.workingMs).toBeUndefined()
  arranged.clock.nowMs = 2_000
  lastPrice(arranged, reaches)

  expect(order.workingMs).toBe(2_000)
  expect(order.status).toBe(kind.endsWith('limit') ? 'accepted' : 'expired')
  expect(arranged.events.some(({ type }) => type === 'triggered')).toBe(true)
})

test('an order whose trigger the last price has already reached is refused', () => {
  const arranged = arrange()
  lastPrice(arranged, 100)
  const terms = { kind: 'stop-loss', quantity: 1, triggerPrice: 100 } as const

  expect(arranged.submit('alice', 'sell', terms)).toMatchObject({
    rejection: { reason: 'would-trigger' },
  })
})

test('a waiting order locks what it will need and is not in the book', () => {
  const arranged = arrange()
  const { engine, place } = arranged
  place('alice', 'sell', { kind: 'stop-loss', quantity: 2, triggerPrice: 90 })
  place('alice', 'buy', { kind: 'stop-loss-limit', quantity: 2, triggerPrice: 110, price: 112 })

  expect(engine.balance('alice', 'ETH').locked).toBe(scaled(2))
  expect(engine.balance('alice', 'USDT').locked).toBe(scaled(224))
  expect(shownBook(engine)).toEqual({ bids: [], asks: [] })
})

test('canceling a waiting order frees what it locked, and its trigger does nothing', () => {
  const arranged = arrange()
  const { engine, place } = arranged
  const { order } = place('alice', 'sell', { kind: 'stop-loss', quantity: 2, triggerPrice: 90 })

  engine.cancel(symbol, order.id)
  lastPrice(arranged, 80)

  expect(order.status).toBe('canceled')
  expect(engine.balance('alice', 'ETH')).toEqual({ free: scaled(100), locked: 0n })
})

test('a trade sets off a chain of triggers, nearest first, after the taker is done', () => {
  const { engine, place, events, liquidity } = arrange()
  liquidity(['buy', 100, 1], ['buy', 95, 1], ['buy', 90, 5])
  place('alice', 'sell', { kind: 'stop-loss', quantity: 1, triggerPrice: 95 })
  place('bob', 'sell', { kind: 'stop-loss', quantity: 1, triggerPrice: 99 })
  place('carol', 'sell', { kind: 'stop-loss', quantity: 1, triggerPrice: 100 })

  const { trades } = place('carol', 'sell', { kind: 'market', quantity: 1 })

  expect(trades).toHaveLength(1)
  const triggered = events.flatMap(event =>
    event.type === 'triggered' ? [event.order.account] : [],
  )
  expect(triggered).toEqual(['carol', 'bob', 'alice'])
  expect(engine.recentTrades(symbol, 10).map(({ price }) => price)).toEqual(
    [100, 95, 90, 90].map(scaled),
  )
})

test('of equal triggers the oldest goes first', () => {
  const arranged = arrange()
  for (const account of ['bob', 'alice', 'carol']) {
    arranged.place(account, 'sell', { kind: 'stop-loss', quantity: 1, triggerPrice: 90 })
  }

  lastPrice(arranged, 90)

  const triggered = arranged.events.filter(event => event.type === 'triggered')
  expect(triggered.map(({ order }) => order.account)).toEqual(['bob', 'alice', 'carol'])
})

test('a triggered market buy may use what it had locked, and no more than its owner has', () => {
  const arranged = arrange()
  const { engine, place, liquidity } = arranged
  liquidity(['sell', 200, 1_000])
  const terms = { kind: 'stop-loss', quantity: 1_000, triggerPrice: 100 } as const
  const { order } = place('alice', 'buy', terms)
  expect(engine.balance('alice', 'USDT').free).toBe(0n)

  lastPrice(arranged, 100)

  expect(order).toMatchObject({ status: 'expired', filledQuantity: scaled(500) })
  expect(engine.balance('alice', 'USDT')).toEqual({ free: 0n, locked: 0n })
})

test('a triggered limit order keeps its time in force, and without a last price any trigger may wait', () => {
  const arranged = arrange()
  const { order } = arranged.place('alice', 'buy', {
    kind: 'take-profit-limit',
    quantity: 1,
    triggerPrice: 90,
    price: 90,
    timeInForce: 'IOC',
  })

  lastPrice(arranged, 85)

  expect(order).toMatchObject({ status: 'expired', expiryReason: 'unfilled-ioc' })
})
