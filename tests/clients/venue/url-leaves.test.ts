import { pro } from 'ccxt'
import { describe, expect, test } from 'vitest'
import { targetUrls } from '../../../clients/venue/ccxt-instance.ts'
import { protocolOf } from '../../../clients/venue/protocols/table.ts'
import { urlLeaves } from '../../../clients/venue/url-tree.ts'

const sandbox = {
  name: 'venue',
  rest: 'https://localhost:4001',
  websocket: 'wss://localhost:4001/v2',
  websocketApi: 'wss://localhost:4001/auth/v2',
  symbols: [],
  timeScale: 1,
}
const official = {
  ...sandbox,
  rest: 'https://api.kraken.com',
  websocket: 'wss://ws.kraken.com/v2',
  websocketApi: 'wss://ws-auth.kraken.com/v2',
}
const classes = { binance: pro.binance, coinbaseexchange: pro.coinbaseexchange, kraken: pro.kraken }
type CcxtId = keyof typeof classes
const ids = Object.keys(classes) as CcxtId[]

const leavesOf = (ccxtId: CcxtId, target: typeof sandbox, tree?: unknown) => {
  const own: unknown = tree ?? new classes[ccxtId]().urls
  return urlLeaves(targetUrls(own, { ...target, ccxtId }, protocolOf(ccxtId)))
}
const leafOf = (ccxtId: CcxtId, key: string, target = sandbox) =>
  leavesOf(ccxtId, target).find(({ path }) => path.join('.') === key)?.url

describe.for(ids)('%s', ccxtId => {
  test("every leaf leads to the target, and none of ccxt's own hosts is left", () => {
    const hosts = leavesOf(ccxtId, sandbox).map(({ url }) => new URL(url).host)

    expect(hosts.length).toBeGreaterThan(8)
    expect(new Set(hosts)).toEqual(new Set(['localhost:4001']))
  })

  test("ccxt's own switch to a test system cannot lead anywhere else", () => {
    const exchange = new classes[ccxtId]()
    const urls = targetUrls(exchange.urls, { ...sandbox, ccxtId }, protocolOf(ccxtId))
    Object.assign(exchange, { urls })
    try {
      exchange.setSandboxMode(true)
    } catch {
      // A class without a test system says so, or, Kraken's, empties its URLs.
    }

    const hosts = urlLeaves(exchange.urls).map(({ url }) => new URL(url).host)
    expect([...new Set(hosts)].filter(host => host !== 'localhost:4001')).toEqual([])
  })
})

test.for([
  ['coinbaseexchange', 'api.public', 'https://localhost:4001'],
  ['coinbaseexchange', 'api.private', 'https://localhost:4001'],
  ['coinbaseexchange', 'api.ws', 'wss://localhost:4001/v2'],
  ['coinbaseexchange', 'test.ws', 'wss://localhost:4001/v2'],
  ['kraken', 'api.public', 'https://localhost:4001'],
  ['kraken', 'api.private', 'https://localhost:4001'],
  ['kraken', 'api.zendesk', 'https://localhost:4001'],
  ['kraken', 'api.ws.publicV2', 'wss://localhost:4001/v2'],
  ['kraken', 'api.ws.privateV2', 'wss://localhost:4001/auth/v2'],
  ['kraken', 'api.ws.public', 'wss://localhost:4001'],
  ['kraken', 'api.ws.private', 'wss://localhost:4001/auth'],
] as const)("%s's %s leads to %s of a sandbox", ([ccxtId, key, url]) => {
  expect(leafOf(ccxtId, key)).toBe(url)
})

test.for([
  ['api.ws.publicV2', 'wss://ws.kraken.com/v2'],
  ['api.ws.privateV2', 'wss://ws-auth.kraken.com/v2'],
  ['api.ws.public', 'wss://ws.kraken.com'],
  ['api.ws.private', 'wss://ws-auth.kraken.com'],
] as const)('%s leads to %s at Kraken itself', ([key, url]) => {
  expect(leafOf('kraken', key, official)).toBe(url)
})
