import { expect, test } from 'vitest'
import { arrange, scaled, shownBook, type Arranged } from './arrange.ts'

function meetOwnOrder(
  mode: 'none' | 'expire-maker' | 'expire-taker' | 'expire-both' | 'decrement',
  { makes, takes }: { makes: number; takes: number },
) {
  const arranged = arrange()
  const maker = arranged.place('bob', 'sell', { price: 100, quantity: makes }).order
  arranged.place('alice', 'sell', { price: 101, quantity: 1 })
  const taker = arranged.place('bob', 'buy', {
    price: 101,
    quantity: takes,
    selfTradePrevention: mode,
  }).order
  return { ...arranged, maker, taker }
}

const prevented = ({ events }: Arranged) =>
  events.flatMap(event => (event.type === 'prevented' ? [[event.order.id, event.quantity]] : []))

test('without prevention an account may trade with itself and pays both fees', () => {
  const { engine, maker, taker } = meetOwnOrder('none', { makes: 2, takes: 2 })

  expect([maker.status, taker.status]).toEqual(['filled', 'filled'])
  expect(engine.balance('bob', 'ETH').free).toBe(scaled(100 - 0.002))
  expect(engine.balance('bob', 'USDT').free).toBe(scaled(100_000 - 0.2))
  expect(engine.trades('bob', 'ETHUSDT')).toHaveLength(1)
})

test('expire-maker ends the resting order and lets the taker go on', () => {
  const arranged = meetOwnOrder('expire-maker', { makes: 2, takes: 3 })
  const { engine, maker, taker } = arranged

  expect(maker).toMatchObject({
    status: 'expired-in-match',
    expiryReason: 'self-trade',
    preventedQuantity: scaled(2),
  })
  expect(taker).toMatchObject({ status: 'partially-filled', filledQuantity: scaled(1) })
  expect(shownBook(engine)).toEqual({ bids: [[101, 2]], asks: [] })
  expect(prevented(arranged)).toEqual([[maker.id, scaled(2)]])
  expect(engine.balance('bob', 'ETH').locked).toBe(0n)
})

test('expire-taker ends the incoming order and leaves the book alone', () => {
  const arranged = meetOwnOrder('expire-taker', { makes: 2, takes: 3 })
  const { engine, maker, taker } = arranged

  expect(maker.status).toBe('accepted')
  expect(taker).toMatchObject({ status: 'expired-in-match', preventedQuantity: scaled(3) })
  expect(prevented(arranged)).toEqual([[taker.id, scaled(3)]])
  expect(engine.balance('bob', 'USDT')).toEqual({ free: scaled(100_000), locked: 0n })
})

test('expire-both ends both', () => {
  const arranged = meetOwnOrder('expire-both', { makes: 2, takes: 3 })
  const { engine, maker, taker } = arranged

  expect([maker.status, taker.status]).toEqual(['expired-in-match', 'expired-in-match'])
  expect(prevented(arranged)).toEqual([
    [maker.id, scaled(2)],
    [taker.id, scaled(3)],
  ])
  expect(shownBook(engine)).toEqual({ bids: [], asks: [[101, 1]] })
})

test.for([
  { makes: 2, takes: 3, maker: 'expired-in-match', taker: 'filled', bids: [], asks: [] },
  {
    makes: 3,
    takes: 2,
    maker: 'accepted',
    taker: 'expired-in-match',
    bids: [],
    asks: [
      [100, 1],
      [101, 1],
    ],
  },
  {
    makes: 2,
    takes: 2,
    maker: 'expired-in-match',
    taker: 'expired-in-match',
    bids: [],
    asks: [[101, 1]],
  },
])('decrement takes the smaller of $makes and $takes from both', row => {
  const { engine, maker, taker, events } = meetOwnOrder('decrement', row)
  const both = Math.min(row.makes, row.takes)

  expect(maker).toMatchObject({ status: row.maker, preventedQuantity: scaled(both) })
  expect(taker.preventedQuantity).toBe(scaled(both))
  expect(taker.status).toBe(row.taker)
  expect(shownBook(engine)).toEqual({ bids: row.bids, asks: row.asks })
  expect(events.filter(({ type }) => type === 'prevented')).toHaveLength(2)
})

test.for(['expire-maker', 'expire-taker', 'expire-both', 'decrement'] as const)(
  'a market order by quote quantity under %s ends without trading with itself',
  mode => {
    const { engine, place } = arrange()
    place('bob', 'sell', { price: 100, quantity: 1 })
    place('alice', 'sell', { price: 100, quantity: 5 })

    const { order, trades } = place('bob', 'buy', {
      kind: 'market',
      quoteQuantity: 300,
      selfTradePrevention: mode,
    })

    expect(trades.every(({ seller }) => seller.account === 'alice')).toBe(true)
    const bought = { 'expire-maker': 3, 'expire-taker': 0, 'expire-both': 0, decrement: 2 }[mode]
    expect(order.filledQuantity).toBe(scaled(bought))
    expect(order.status).toBe(bought > 0 ? 'filled' : 'expired-in-match')
    expect(engine.balance('bob', 'USDT').locked).toBe(0n)
  },
)
