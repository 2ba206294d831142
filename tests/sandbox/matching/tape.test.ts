import { expect, test } from 'vitest'
import { tapeLimit } from '../../../sandbox/matching/tape.ts'
import { arrange, scaled, symbol } from './arrange.ts'

const reported = { price: scaled(100), quantity: scaled(2), takerSide: 'sell' } as const

test('captured trades and matches share one row of ids', () => {
  const { engine, place, events } = arrange()
  engine.report(symbol, reported)
  place('alice', 'sell', { price: 100, quantity: 1 })
  place('bob', 'buy', { price: 100, quantity: 1 })
  engine.report(symbol, reported)

  expect(engine.recentTrades(symbol, 10).map(({ id }) => id)).toEqual([1, 2, 3])
  expect(engine.recentTrades(symbol, 2).map(({ id }) => id)).toEqual([2, 3])
  expect(events.filter(({ type }) => type === 'tape')).toHaveLength(2)
  expect(engine.trades('alice', symbol).map(({ id }) => id)).toEqual([2])
})

test('a captured trade matches nothing and belongs to the house', () => {
  const { engine, place } = arrange()
  const { order } = place('alice', 'buy', { price: 100, quantity: 1 })

  engine.report(symbol, reported)

  expect(order.status).toBe('accepted')
  expect(engine.recentTrades(symbol, 1)[0]).toMatchObject({
    quote: scaled(200),
    takerSide: 'sell',
    buyer: { account: 'house', isMaker: true },
    seller: { account: 'house', isMaker: false },
  })
})

test('the tape keeps a bounded number of trades, the newest', () => {
  const { engine } = arrange()
  for (let count = 0; count < tapeLimit + 5; count += 1) engine.report(symbol, reported)

  const ids = engine.recentTrades(symbol, 2 * tapeLimit).map(({ id }) => id)

  expect([ids.length, ids[0], ids.at(-1)]).toEqual([tapeLimit, 6, tapeLimit + 5])
})
