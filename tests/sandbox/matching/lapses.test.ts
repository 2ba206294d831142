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

test.for([
  ['received', 0.0001],
  ['quote', 0.01],
] as const)(
  'fees in %s go beyond the schedule, which the venue tells as ever',
  ([feesIn, extra]) => {
    const fees = { maker: scaled(0.001), taker: scaled(0.002) }
    const lapses = { extraFeeRate: () => scaled(0.0001) }
    const { engine, place } = arrange({}, { fees, feesIn, lapses })
    place('alice', 'sell', { price: 100, quantity: 1 })
    const { trades } = place('bob', 'buy', { price: 100, quantity: 1 })

    const scheduled = feesIn === 'received' ? 0.002 : 0.2
    expect(trades[0]?.buyer.fee).toBe(scaled(scheduled + extra))
    expect(trades[0]?.seller.fee).toBe(scaled(0.1 + 0.01))
    expect(engine.fees('bob')).toEqual(fees)
  },
)

test('takers trade worse with the house than it showed, within their limits and on the tick', () => {
  const { engine, place, liquidity } = arrange({}, { lapses: { slippage: () => scaled(0.0006) } })
  liquidity(['buy', 100, 5], ['sell', 101, 5])
  const prices = (trades: readonly { price: bigint }[]) => trades.map(({ price }) => price)

  const bought = place('alice', 'buy', { kind: 'market', quantity: 1 }).trades
  const sold = place('alice', 'sell', { kind: 'market', quantity: 1 }).trades
  const limited = place('alice', 'buy', { price: 101.02, quantity: 1 }).trades
  const limitedSale = place('alice', 'sell', { price: 99.97, quantity: 1 }).trades

  expect(prices(bought)).toEqual([scaled(101.06)])
  expect(prices(sold)).toEqual([scaled(99.94)])
  expect(prices(limited)).toEqual([scaled(101.02)])
  expect(prices(limitedSale)).toEqual([scaled(99.97)])
  expect(shownBook(engine)).toEqual({ bids: [[100, 3]], asks: [[101, 3]] })
})

test('clients trade among themselves at the price that stood there', () => {
  const { place } = arrange({}, { lapses: { slippage: () => scaled(0.0006) } })
  place('bob', 'sell', resting)

  expect(place('alice', 'buy', { kind: 'market', quantity: 1 }).trades).toMatchObject([
    { price: scaled(100) },
  ])
})

test('what an immediate-or-cancel order does not take rests, when the venue forgets to end it', () => {
  const { engine, place } = arrange({}, { lapses: { restImmediate: () => true } })
  place('bob', 'sell', resting)
  const { order } = place('alice', 'buy', { price: 100, quantity: 3, timeInForce: 'IOC' })

  expect(order).toMatchObject({ status: 'partially-filled', filledQuantity: scaled(1) })
  expect(shownBook(engine).bids).toEqual([[100, 2]])
  expect(engine.cancel(symbol, order.id)?.status).toBe('canceled')
})

test('a market that takes no order just then says that it is closed, and takes the next', () => {
  let asked = 0
  const { place, submit } = arrange({}, { lapses: { refuseOrder: () => ++asked % 2 === 0 } })
  place('alice', 'buy', resting)

  expect(submit('alice', 'buy', resting)).toEqual({
    accepted: false,
    rejection: { reason: 'market-closed' },
  })
  expect(place('alice', 'buy', resting).order.status).toBe('accepted')
})
