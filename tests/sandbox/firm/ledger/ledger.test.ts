import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatAmount, parseAmount, times } from '../../../../sandbox/firm/amount.ts'
import { Ledger } from '../../../../sandbox/firm/ledger/ledger.ts'
import { virtuous } from '../virtuous.ts'

const pair = { venue: 'binance', symbol: 'BTCUSDT', base: 'BTC', quote: 'USDT' }

function opened(): Ledger {
  const ledger = new Ledger(virtuous)
  ledger.setBalance('binance', 'USDT', parseAmount('100000'))
  ledger.setBalance('binance', 'BTC', parseAmount('10'))
  return ledger
}

const fill = (price: string, quantity: string, fee?: [string, string]) => ({
  venueTradeId: `${price}-${quantity}`,
  price,
  quantity,
  venueMs: 1,
  ...(fee && { feeAmount: fee[0], feeCurrency: fee[1] }),
})

const shown = (ledger: Ledger) => {
  const { quantity, averagePrice } = ledger.position('binance', 'BTCUSDT')
  return {
    quantity: formatAmount(quantity),
    averagePrice: averagePrice && formatAmount(averagePrice),
    BTC: formatAmount(ledger.total('binance', 'BTC')),
    USDT: formatAmount(ledger.total('binance', 'USDT')),
  }
}

test('buys are averaged in, a sale leaves the average, and fees are taken from their currency', () => {
  const ledger = opened()
  ledger.takeFill(pair, 'buy', fill('60000', '0.1', ['0.0001', 'BTC']))
  ledger.takeFill(pair, 'buy', fill('63000', '0.2'))
  ledger.takeFill(pair, 'sell', fill('64000', '0.05', ['3.2', 'USDT']))

  expect(shown(ledger)).toEqual({
    quantity: '0.25',
    averagePrice: '62000',
    BTC: '10.2499',
    USDT: '84596.8',
  })
})

test('a position that turns around begins anew at the price of the trade, and a closed one has none', () => {
  const ledger = opened()
  ledger.takeFill(pair, 'buy', fill('60000', '0.1'))
  ledger.takeFill(pair, 'sell', fill('61000', '0.3'))
  expect(shown(ledger)).toMatchObject({ quantity: '-0.2', averagePrice: '61000' })

  ledger.takeFill(pair, 'buy', fill('59000', '0.2'))
  expect(shown(ledger)).toMatchObject({ quantity: '0', averagePrice: undefined })
})

test('a rebate is a fee below zero', () => {
  const ledger = opened()
  ledger.takeFill(pair, 'buy', fill('60000', '0.1', ['-0.6', 'USDT']))

  expect(shown(ledger).USDT).toBe('94000.6')
})

test('whatever is traded, balances and positions are the sums of it', () => {
  const trade = fc.record({
    side: fc.constantFrom('buy' as const, 'sell' as const),
    price: fc.integer({ min: 1, max: 10_000_000 }).map(ticks => String(ticks / 100)),
    quantity: fc.integer({ min: 1, max: 100_000 }).map(lots => (lots / 100_000).toFixed(5)),
    fee: fc.integer({ min: -100, max: 1000 }).map(cents => String(cents / 100)),
  })
  fc.assert(
    fc.property(fc.array(trade, { maxLength: 30 }), trades => {
      const ledger = opened()
      for (const { side, price, quantity, fee } of trades)
        ledger.takeFill(pair, side, fill(price, quantity, [fee, 'USDT']))

      const signed = trades.map(({ side, quantity }) =>
        side === 'buy' ? parseAmount(quantity) : -parseAmount(quantity),
      )
      const bought = signed.reduce((sum, one) => sum + one, 0n)
      const paid = trades.reduce(
        (sum, { price, fee }, index) =>
          sum + times(signed[index]!, parseAmount(price)) + parseAmount(fee),
        0n,
      )
      expect(ledger.position('binance', 'BTCUSDT').quantity).toBe(bought)
      expect(ledger.total('binance', 'BTC')).toBe(parseAmount('10') + bought)
      expect(ledger.total('binance', 'USDT')).toBe(parseAmount('100000') - paid)
    }),
  )
})

test('money is booked in eight decimals, what lies past them cut off on either side', () => {
  const ledger = opened()
  ledger.takeFill(pair, 'buy', fill('61703.37', '0.0001234', ['0.0076141958581', 'USDT']))
  expect(shown(ledger).USDT).toBe('99992.37818996')
  ledger.takeFill(pair, 'sell', fill('61703.37', '0.0001234'))
  expect(shown(ledger).USDT).toBe('99999.99238581')
})
