import type { Exchange } from 'ccxt'
import { expect, test } from 'vitest'
import { krakenOwnTrades } from '../../../clients/venue/protocols/kraken-statements.ts'

const tradeAt = (second: number) => ({
  ordertxid: `O-${second}`,
  pair: 'XXBTZUSD',
  type: 'buy',
  price: '60000',
  vol: '0.001',
  fee: '0.24',
  maker: false,
  time: String(second),
})

/** A venue that tells the newest first, fifty at a time, and trades once more after each page. */
function tradingOn(): Pick<Exchange, 'market' | 'request'> {
  let newest = 70
  return {
    market: () => ({ id: 'XXBTZUSD' }),
    request: async (_path: string, _api: string, _method: string, { ofs }: { ofs: number }) => {
      const seconds = Array.from({ length: newest++ }, (_, at) => at + 1).toReversed()
      const page = seconds.slice(ofs, ofs + 50).map(second => [`T-${second}`, tradeAt(second)])
      return { error: [], result: { trades: Object.fromEntries(page), count: seconds.length } }
    },
  } as unknown as Pick<Exchange, 'market' | 'request'>
}

test('a trade that moves on to the next page while pages are read is told once', async () => {
  const trades = await krakenOwnTrades(tradingOn() as Exchange, 'BTC/USD', 0)

  expect(trades.map(({ venueTradeId }) => venueTradeId)).toEqual(
    Array.from({ length: 70 }, (_, at) => `T-${at + 1}`),
  )
})
