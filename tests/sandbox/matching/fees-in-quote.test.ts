import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { accounts, arrange, scaled, symbol } from './arrange.ts'
import { commands, give } from './commands.ts'

const fees = { maker: scaled(0.004), taker: scaled(0.006) }
const terms = { fees, feesIn: 'quote' } as const

test('a limit buy holds its fee as a taker, a sell holds none', () => {
  const { engine, place } = arrange({}, terms)
  place('alice', 'buy', { price: 99.5, quantity: 2 })
  place('alice', 'sell', { price: 101, quantity: 3 })

  expect(engine.balance('alice', 'USDT').locked).toBe(scaled(199 * 1.006))
  expect(engine.balance('alice', 'ETH').locked).toBe(scaled(3))
})

test('both parties pay in quote, and the buyer receives all that it bought', () => {
  const { engine, place } = arrange({}, terms)
  place('alice', 'sell', { price: 100, quantity: 1 })
  const { trades } = place('bob', 'buy', { price: 100, quantity: 1 })

  expect(trades[0]?.buyer).toMatchObject({ fee: scaled(0.6), feeAsset: 'USDT', isMaker: false })
  expect(trades[0]?.seller).toMatchObject({ fee: scaled(0.4), feeAsset: 'USDT', isMaker: true })
  expect(engine.trades('bob', symbol)).toEqual(trades)
  expect(engine.recentTrades(symbol, 1)).toEqual(trades)
  expect(engine.balance('bob', 'ETH').free).toBe(scaled(101))
  expect(engine.balance('bob', 'USDT')).toEqual({ free: scaled(99_899.4), locked: 0n })
  expect(engine.balance('alice', 'USDT').free).toBe(scaled(100_099.6))
})

test('a buyer that made the trade gets back what it held beyond the fee of a maker', () => {
  const { engine, place } = arrange({}, terms)
  place('alice', 'buy', { price: 100, quantity: 2 })
  place('bob', 'sell', { price: 100, quantity: 1 })

  const held = scaled(100.6)
  expect(engine.balance('alice', 'USDT')).toEqual({
    free: scaled(100_000 - 100.4) - held,
    locked: held,
  })
})

test('a limit buy that leaves no room for its fee is refused', () => {
  const { submit } = arrange({}, terms)
  const rejection = { reason: 'insufficient-balance' }

  expect(submit('alice', 'buy', { price: 1_000, quantity: 99.5 })).toMatchObject({ rejection })
  expect(submit('alice', 'buy', { price: 1_000, quantity: 99.403 }).accepted).toBe(true)
})

test.for([
  ['quantity', { quantity: 99.5 }, { quantity: 99.403 }],
  ['quote quantity', { quoteQuantity: 99_500 }, { quoteQuantity: 99_403 }],
] as const)('a market buy by %s must leave room for its fee', ([, tooMuch, enough]) => {
  const { engine, submit, liquidity } = arrange({}, terms)
  liquidity(['sell', 1_000, 200])
  const rejection = { reason: 'insufficient-balance' }

  expect(submit('alice', 'buy', { kind: 'market', ...tooMuch })).toMatchObject({ rejection })
  expect(submit('alice', 'buy', { kind: 'market', ...enough }).accepted).toBe(true)
  expect(engine.balance('alice', 'USDT').free).toBe(scaled(100_000 - 99_403 * 1.006))
})

test('a triggered market buy takes no more than its owner can pay for with the fee', () => {
  const { engine, place, liquidity } = arrange({}, terms)
  liquidity(['sell', 2_000, 100])
  place('alice', 'buy', { kind: 'stop-loss', triggerPrice: 1_000, quantity: 99 })
  engine.report(symbol, { price: scaled(1_000), quantity: 1n, takerSide: 'buy' })

  expect(engine.balance('alice', 'ETH').free).toBe(scaled(100 + 49.701))
  expect(engine.balance('alice', 'USDT')).toEqual({
    free: scaled(100_000 - 49.701 * 2_000 * 1.006),
    locked: 0n,
  })
})

test('accounts that can pay for little are never overdrawn', () => {
  fc.assert(
    fc.property(commands, fc.bigInt({ min: 0n, max: scaled(1_500) }), (life, quote) => {
      const { engine } = arrange({ tickSize: 0n }, terms, { ETH: scaled(5), USDT: quote })
      for (const command of life) {
        give(engine, command)
        for (const account of accounts) {
          for (const { free, locked } of engine.balances(account).values()) {
            expect(free >= 0n && locked >= 0n).toBe(true)
          }
        }
      }
    }),
    { numRuns: 150 },
  )
})
