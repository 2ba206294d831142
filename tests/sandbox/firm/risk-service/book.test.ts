import { describe, expect, test } from 'vitest'
import { formatAmount, parseAmount } from '../../../../sandbox/firm/amount.ts'
import { Book } from '../../../../sandbox/firm/risk-service/book.ts'
import { decide } from '../../../../sandbox/firm/risk-service/decision.ts'
import type { BookLimits } from '../../../../sandbox/firm/risk-service/messages.ts'
import { dailyDeviation } from '../../../../sandbox/firm/risk-service/volatility.ts'

const btc = { venue: 'binance', symbol: 'BTCUSDT' }
const eth = { venue: 'kraken', symbol: 'ETH/USD' }
const marks = [
  { ...btc, base: 'BTC', price: parseAmount('50000') },
  { ...eth, base: 'ETH', price: parseAmount('2000') },
]
const of = (place: typeof btc, side: 'buy' | 'sell', quantity: string, price: string) => ({
  ...place,
  side,
  quantity: parseAmount(quantity),
  price: parseAmount(price),
})

test('exposures are what was traded, at the mid price, and equity moves with it', () => {
  const book = new Book()
  book.take(of(btc, 'buy', '2', '49000'))
  book.take(of(btc, 'sell', '1', '51000'))
  book.take(of(eth, 'sell', '10', '2100'))
  const { equity, exposures } = book.numbers([], marks)
  expect(exposures.map(one => [one.symbol, formatAmount(one.notional)])).toEqual([
    ['BTCUSDT', '50000'],
    ['ETH/USD', '-20000'],
  ])
  // 1,000,000 + 50,000 − 98,000 + 51,000 − 20,000 + 21,000.
  expect(formatAmount(equity)).toBe('1004000')
})

test('what is open counts on its side, at its own price, and only the larger side', () => {
  const open = [of(btc, 'buy', '1', '40000'), of(btc, 'sell', '0.5', '60000')]
  const { use, exposures } = new Book().numbers(open, marks)
  expect(exposures).toEqual([])
  expect(formatAmount(use.maxPositionConcentration)).toBe('0.04')
  expect(formatAmount(use.maxLeverage)).toBe('0.04')
  // 1.6448536 · 0.032 · 40,000 / 1,000,000.
  expect(Number(formatAmount(use.maxPortfolioVar))).toBeCloseTo(0.002105412643, 10)
})

test('two of them deviate by less than the sum of both, and a hedge by less than either', () => {
  const of = (...money: readonly (readonly [string, number])[]) => dailyDeviation(new Map(money))
  expect(of(['BTC', 1000])).toBeCloseTo(32, 10)
  // √(32² + 40² + 2 · 0.8 · 32 · 40)
  expect(of(['BTC', 1000], ['ETH', 1000])).toBeCloseTo(Math.sqrt(1024 + 1600 + 2048), 10)
  expect(of(['BTC', 1000], ['ETH', -800])).toBeCloseTo(Math.sqrt(1024 + 1024 - 1638.4), 10)
  expect(of()).toBe(0)
})

describe('an order is denied for the first limit that it could break, and not for one that it meets', () => {
  const decided = (limits: BookLimits, quantity: string) =>
    decide(new Book(), { order: of(btc, 'buy', quantity, '40000'), open: [], marks, limits })?.code

  test.for<[BookLimits, string | undefined, string]>([
    [{ maxPositionConcentration: '0.04' }, 'maxPositionConcentration', '1'],
    [{ maxLeverage: '0.04' }, 'maxLeverage', '1'],
    [{ maxCredit: '40000' }, 'maxCredit', '1'],
    [{ maxPortfolioVar: '0.002105413' }, 'maxPortfolioVar', '1'],
  ])('%j: %s beyond %s', ([limits, code, quantity]) => {
    expect(decided(limits, quantity)).toBeUndefined()
    expect(decided(limits, `${quantity}.00001`)).toBe(code)
  })

  test('a limit that is not there denies nothing', () => {
    expect(decided({}, '1000000')).toBeUndefined()
  })
})
