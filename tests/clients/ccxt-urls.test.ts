import { pro } from 'ccxt'
import { expect, test } from 'vitest'
import { targetUrls } from '../../clients/venue/ccxt-instance.ts'
import { binance } from '../../clients/venue/protocols/binance.ts'
import { urlLeaves } from '../../clients/venue/url-tree.ts'

const sandbox = {
  name: 'binance',
  ccxtId: 'binance',
  rest: 'http://127.0.0.1:4001',
  websocket: 'ws://127.0.0.1:4001/ws',
  websocketApi: 'ws://127.0.0.1:4001/ws-api/v3',
  symbols: ['BTCUSDT'],
  timeScale: 1,
}
const official = {
  ...sandbox,
  rest: 'https://api.binance.com',
  websocket: 'wss://stream.binance.com:9443/ws',
  websocketApi: undefined,
}
const own: unknown = new pro.binance().urls
const leafOf = (target: typeof sandbox | typeof official, key: string) =>
  urlLeaves(targetUrls(own, target, binance)).find(({ path }) => path.join('.') === key)?.url

test("none of ccxt's own hosts is left", () => {
  const hosts = urlLeaves(targetUrls(own, sandbox, binance)).map(({ url }) => new URL(url).host)

  expect(hosts.length).toBeGreaterThan(50)
  expect(new Set(hosts)).toEqual(new Set(['127.0.0.1:4001']))
})

test.for([
  ['api.public', 'http://127.0.0.1:4001/api/v3'],
  ['api.private', 'http://127.0.0.1:4001/api/v3'],
  ['api.sapi', 'http://127.0.0.1:4001/sapi/v1'],
  ['api.ws.spot', 'ws://127.0.0.1:4001/stream/ws'],
  ['api.ws.ws-api.spot', 'ws://127.0.0.1:4001/ws-api/v3'],
  ['api.fapiPublic', 'http://127.0.0.1:4001'],
] as const)('%s leads to %s of a sandbox', ([key, url]) => {
  expect(leafOf(sandbox, key)).toBe(url)
})

test.for([
  ['api.public', 'https://api.binance.com/api/v3'],
  ['api.ws.spot', 'wss://stream.binance.com:9443/ws'],
  ['api.dapiPrivate', 'https://api.binance.com'],
] as const)('%s leads to %s at Binance itself', ([key, url]) => {
  expect(leafOf(official, key)).toBe(url)
})

test('a protocol that leads a leaf elsewhere is refused, naming the leaf', () => {
  const leaky = { ...binance, leafUrl: () => 'https://collector.example/?signature=abc' }

  expect(() => targetUrls(own, sandbox, leaky)).toThrow(
    expect.objectContaining({
      name: 'ForeignUrl',
      message: expect.stringMatching(/logo was https:\/\/collector\.example\/; /) as unknown,
    }),
  )
})
