import { expect, test } from 'vitest'
import type { EngineEvent } from '../../../sandbox/matching/types.ts'
import { arrange, newOrder, scaled, symbol } from './arrange.ts'

const story = (events: readonly EngineEvent[]) =>
  events.map(event => {
    const { type } = event
    if (type === 'balance') return `balance ${event.account} ${event.assets.join('+')}`
    if (type === 'trade' || type === 'tape') return `${type} ${event.trade.id}`
    if (type !== 'level') return `${type} ${event.order.account}`
    const { updateId, side, price, quantity } = event
    return `level ${updateId} ${side} ${Number(price) / 1e8} ${Number(quantity) / 1e8}`
  })

test('the events of a command come in the order in which things happen', () => {
  const { engine, place, events } = arrange()
  const { order } = place('alice', 'sell', { price: 100, quantity: 1 })
  place('bob', 'buy', { price: 101, quantity: 3 })
  engine.cancel(symbol, order.id)
  engine.cancel(symbol, 2)

  expect(story(events)).toEqual([
    'accepted alice',
    'level 1 sell 100 1',
    'balance alice ETH',
    'accepted bob',
    'trade 1',
    'level 2 sell 100 0',
    'level 3 buy 101 2',
    'balance bob ETH+USDT',
    'balance alice ETH+USDT',
    'canceled bob',
    'level 4 buy 101 0',
    'balance bob USDT',
  ])
})

test('a balance event names every asset of the account that the command touched', () => {
  const { place, events } = arrange()
  place('alice', 'sell', { price: 100, quantity: 1 })

  place('alice', 'buy', { price: 100, quantity: 1, selfTradePrevention: 'expire-maker' })

  expect(story(events).at(-1)).toBe('balance alice ETH+USDT')
})

test('a listener reads orders and balances as of the event', () => {
  const { engine, place } = arrange()
  const seen: unknown[] = []
  engine.subscribe(event => {
    if (event.type === 'accepted') seen.push(event.order.status, event.order.filledQuantity)
    if (event.type === 'trade') seen.push(event.taker?.status, engine.balance('bob', 'ETH').free)
  })
  place('alice', 'sell', { price: 100, quantity: 1 })
  place('alice', 'sell', { price: 101, quantity: 1 })

  place('bob', 'buy', { price: 101, quantity: 2 })

  expect(seen.slice(4)).toEqual([
    'accepted',
    0n,
    'partially-filled',
    scaled(100.999),
    'filled',
    scaled(101.998),
  ])
})

test('a listener may not command the engine, and its error reaches the caller after the work', () => {
  const { engine, place } = arrange()
  const end = engine.subscribe(({ type }) => {
    if (type === 'accepted') engine.submit(newOrder('bob', 'buy', { price: 1, quantity: 1 }))
  })

  expect(() => place('alice', 'buy', { price: 100, quantity: 1 })).toThrow('within an event')
  expect(engine.openOrders('alice')).toHaveLength(1)
  end()
  expect(place('alice', 'buy', { price: 100, quantity: 1 }).order.status).toBe('accepted')
})

test('errors of several listeners are thrown together', () => {
  const { engine, place } = arrange()
  for (const name of ['first', 'second']) {
    engine.subscribe(({ type }) => {
      if (type === 'accepted') throw new Error(name)
    })
  }

  expect(() => place('alice', 'buy', { price: 100, quantity: 1 })).toThrow(AggregateError)
})

test('whoever ends a subscription hears no more, and others still do', () => {
  const { engine, place, events } = arrange()
  const heard: EngineEvent[] = []
  const end = engine.subscribe(event => void heard.push(event))
  end()

  place('alice', 'buy', { price: 100, quantity: 1 })

  expect(heard).toEqual([])
  expect(events).not.toEqual([])
})
