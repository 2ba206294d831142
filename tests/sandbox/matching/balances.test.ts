import { expect, test } from 'vitest'
import { arrange, newOrder, scaled, symbol } from './arrange.ts'

test('a buy locks price times quantity and a sell its quantity', () => {
  const { engine, place } = arrange()
  place('alice', 'buy', { price: 99.5, quantity: 2 })
  place('alice', 'sell', { price: 101, quantity: 3 })

  expect(engine.balance('alice', 'USDT')).toEqual({ free: scaled(99_801), locked: scaled(199) })
  expect(engine.balance('alice', 'ETH')).toEqual({ free: scaled(97), locked: scaled(3) })
})

test.for(['buy', 'sell'] as const)('a %s beyond the free balance is refused whole', side => {
  const { engine, place, submit } = arrange()
  place('alice', side, { price: 1_000, quantity: 60 })

  expect(submit('alice', side, { price: 1_000, quantity: 40.001 })).toEqual({
    accepted: false,
    rejection: { reason: 'insufficient-balance' },
  })
  expect(engine.openOrders('alice')).toHaveLength(1)
  expect(submit('alice', side, { price: 1_000, quantity: 40 }).accepted).toBe(true)
})

test('each party pays its fee out of what it receives', () => {
  const fees = { maker: scaled(0.001), taker: scaled(0.002) }
  const { engine, place } = arrange({}, { fees })
  place('alice', 'sell', { price: 100, quantity: 1 })
  const { trades } = place('bob', 'buy', { price: 100, quantity: 1 })

  expect(engine.fees('alice')).toEqual(fees)
  expect(trades[0]?.buyer).toMatchObject({ fee: scaled(0.002), feeAsset: 'ETH', isMaker: false })
  expect(trades[0]?.seller).toMatchObject({ fee: scaled(0.1), feeAsset: 'USDT', isMaker: true })
  expect(engine.balance('bob', 'ETH').free).toBe(scaled(100.998))
  expect(engine.balance('alice', 'USDT').free).toBe(scaled(100_099.9))
})

test('amounts past the eighth decimal are cut off, and no more is locked than can be spent', () => {
  const { engine, place } = arrange({ tickSize: 0n, lotSize: 0n })
  const price = 0.000_000_07
  place('alice', 'buy', { price, quantity: 0.15 })
  expect(engine.balance('alice', 'USDT').locked).toBe(2n)

  const { trades } = place('bob', 'sell', { price, quantity: 0.15 })

  expect(trades[0]).toMatchObject({ quote: 1n, seller: { fee: 0n } })
  expect(engine.balance('alice', 'USDT')).toEqual({ free: scaled(100_000) - 1n, locked: 0n })
})

test('a taker that trades below its limit gets the difference back', () => {
  const { engine, place } = arrange()
  place('alice', 'sell', { price: 90, quantity: 1 })

  place('bob', 'buy', { price: 100, quantity: 2 })

  expect(engine.balance('bob', 'USDT')).toEqual({ free: scaled(99_810), locked: scaled(100) })
})

test('the balances that are handed out do not change later', () => {
  const { engine, place } = arrange()
  const before = engine.balance('alice', 'USDT')
  const all = engine.balances('alice')

  place('alice', 'buy', { price: 100, quantity: 1 })

  expect(before.free).toBe(scaled(100_000))
  expect(all.get('USDT')?.locked).toBe(0n)
  expect(engine.balance('alice', 'DOGE')).toEqual({ free: 0n, locked: 0n })
})

test('accounts are opened once, before use, and not in the name of the house', () => {
  const { engine } = arrange()

  expect(() => engine.openAccount('alice', {})).toThrow('opened once')
  expect(() => engine.openAccount('house', {})).toThrow("house's name")
  expect(() => engine.balance('nobody', 'ETH')).toThrow('opened before use')
  expect(() => engine.submit(newOrder('nobody', 'buy', { price: 1, quantity: 1 }))).toThrow(
    'opened before use',
  )
  expect(engine.openOrders('alice', symbol)).toEqual([])
})
