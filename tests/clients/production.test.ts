import { expect, test } from 'vitest'
import {
  isProductionAmong,
  isProductionHost,
  productionVenues,
} from '../../clients/venue/production.ts'

test.for([
  ['binance', 'api.binance.com', true],
  ['binance', 'API.Binance.com.', true],
  ['binance', 'api4.binance.com', true],
  ['binance', 'stream.binance.com', true],
  ['binance', 'testnet.binance.vision', false],
  ['binance', 'demo-api.binance.com', false],
  ['binance', '127.0.0.1', false],
  ['binance', 'venue.example', false],
  ['coinbaseexchange', 'api.exchange.coinbase.com', true],
  ['coinbaseexchange', 'ws-feed.exchange.coinbase.com', true],
  ['coinbaseexchange', 'api-public.sandbox.exchange.coinbase.com', false],
  ['kraken', 'api.kraken.com', true],
  ['kraken', 'ws-auth.kraken.com', true],
  ['nosuchvenue', 'venue.example', true],
  // Another venue's, by mistake or on purpose.
  ['binance', 'api.binance.us', true],
  ['binance', 'api.kraken.com', true],
  ['kraken', 'API.Exchange.Coinbase.com.', true],
  ['kraken', 'api-cloud.bittrade.co.jp', true],
  ['kraken', 'gateway.firm.co.jp', false],
] as const)('for %s, %s is production: %s', async ([ccxtId, host, production]) => {
  expect(await isProductionHost(ccxtId, host)).toBe(production)
})

test('a venue that has no test hosts is still told', () => {
  expect(
    isProductionAmong({ api: 'https://api.{hostname}' }, 'venue.example', 'api.venue.example'),
  ).toBe(true)
})

test('a target is production when any of its hosts is', async () => {
  const target = { name: 'main', ccxtId: 'binance', symbols: [], timeScale: 1 }
  const rest = 'https://testnet.binance.vision'

  const production = await productionVenues([
    { ...target, rest, websocket: 'wss://stream.binance.com:9443/ws' },
    { ...target, name: 'test', rest, websocket: 'wss://stream.testnet.binance.vision/ws' },
  ])

  expect(production).toEqual(['main'])
})
