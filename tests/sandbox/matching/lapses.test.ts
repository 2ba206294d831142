import { expect, test } from 'vitest'
import { arrange, scaled, shownBook, symbol } from './arrange.ts'

const resting = { price: 100, quantity: 1 }

test('a venue that forgets cancels says canceled while the order stays', () => {
  let forgets = true
  const { engine, place, events } = arrange({}, { lapses: { forgetCancel: () => forgets } })
  const { order } = place('alice', 'buy', resting)

  expect(engine.cancel(symbol, order.id)).toMatchObject({ id: order.id, status: 'canceled' })
  expect(events.find(({ type }) => type === 'canceled')).toMatchObject({
    order: { status: 'canceled' },
  })
  expect(order.status).toBe('accepted')
  expect(shownBook(engine).bids).toEqual([[100, 1]])
  expect(engine.openOrders('alice')).toEqual([order])

  forgets = false
  expect(engine.cancel(symbol, order.id)).toBe(order)
  expect(shownBook(engine).bids).toEqual([])
})

test('a venue that accepts duplicates keeps each of them, also when one closes', () => {
  const { engine, place } = arrange({}, { lapses: { acceptDuplicates: () => true } })
  const terms = { ...resting, clientOrderId: 'same' }
  const [first, second, third] = [1, 2, 3].map(() => place('alice', 'buy', terms).order)

  expect(engine.openOrders('alice')).toEqual([first, second, third])
  expect(engine.orderByClientId('alice', symbol, 'same')).toBe(third)
  engine.cancel(symbol, third?.id ?? 0)
  expect(engine.orderByClientId('alice', symbol, 'same')).toBe(second)
  engine.cancel(symbol, first?.id ?? 0)
  expect(engine.openOrders('alice')).toEqual([second])
  engine.cancel(symbol, second?.id ?? 0)
  expect(engine.balance('alice', 'USDT').locked).toBe(0n)
})

test('a venue that lets post-only orders take executes them', () => {
  const { place } = arrange({}, { lapses: { letPostOnlyTake: () => true } })
  place('alice', 'sell', resting)

  const { order } = place('bob', 'buy', { ...resting, postOnly: true })

  expect(order).toMatchObject({ status: 'filled', filledQuantity: scaled(1) })
})
