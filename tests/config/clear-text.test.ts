import { expect, test } from 'vitest'
import { secretsInClearText } from '../../config/clear-text.ts'
import { Settings } from '../../config/schema.ts'

const trader = (url: string, api_token: string | undefined = 'env:TRADER_TOKEN') =>
  Settings.parse({ trading_system: { url, api_token } })
const venue = (changes: object, sandbox: object = {}) =>
  Settings.parse({
    sandbox,
    market_connectivity: {
      exchanges: [
        {
          name: 'binance',
          supported_symbols: ['BTCUSDT'],
          rest_api_url: 'https://gateway.example',
          websocket_url: 'wss://gateway.example',
          ...changes,
        },
      ],
    },
  })
const remedy = 'use TLS there, unless something else encrypts the way, such as a service mesh.'

test.for([
  'http://trader.example:8080/contract',
  'http://192.0.2.7:8080',
  'http://[2001:db8::7]:8080',
  'http://127.0.0.1.example:8080',
])('a token that goes to %s is told', url => {
  expect(secretsInClearText(trader(url))).toEqual([
    `The token of the trading system travels in clear text to ${new URL(url).host}; ${remedy}`,
  ])
})

test.for([
  ['over TLS', trader('https://trader.example')],
  ['on this machine', trader('http://127.0.0.1:8080')],
  ['on this machine by its name', trader('http://localhost:8080')],
  ['on this machine by IPv6', trader('http://[::1]:8080')],
  ['without a token', Settings.parse({ trading_system: { url: 'http://trader.example' } })],
  ['of no trading system', Settings.parse({})],
  ['of a venue over TLS', venue({})],
  [
    'of a venue that is used without a key',
    venue({ rest_api_url: 'http://gateway.example', authentication_required: false }),
  ],
  [
    'of a venue that a sandbox stands in for',
    venue({ rest_api_url: 'http://gateway.example' }, { embedded: true }),
  ],
] as const)('nothing is told of a way %s', ([, config]) => {
  expect(secretsInClearText(config)).toEqual([])
})

test('of a venue each host is told once', () => {
  const config = venue({
    rest_api_url: 'http://gateway.example',
    secondary_rest_api_url: 'http://other.example',
    websocket_url: 'ws://gateway.example/stream',
  })

  expect(secretsInClearText(config)).toEqual([
    `The key of binance travels in clear text to gateway.example; ${remedy}`,
    `The key of binance travels in clear text to other.example; ${remedy}`,
  ])
})
