import { expect, test } from 'vitest'
import { answering } from '../sentinel/broken-servers.ts'
import { launch, project, reportIn } from '../sentinel/launch.ts'

const venues = [
  ['binance', 'BTCUSDT'],
  ['coinbase', 'BTC-USD'],
  ['kraken', 'BTC/USD'],
] as const

const keys = Object.fromEntries(
  venues.flatMap(([name]) =>
    ['API_KEY', 'API_SECRET', 'PASSPHRASE'].map(part => [
      `${name.toUpperCase()}_${part}`,
      Buffer.from('the key of nobody, of no venue').toString('base64'),
    ]),
  ),
)

const profileOn = (port: number) =>
  [
    'profile = "impostor"',
    'system.environment = "test"',
    ...venues.flatMap(([name, symbol]) => [
      '[[market_connectivity.exchanges]]',
      `name = "${name}"`,
      `rest_api_url = "http://127.0.0.1:${port}"`,
      `secondary_rest_api_url = "http://127.0.0.1:${port}"`,
      `websocket_url = "ws://127.0.0.1:${port}"`,
      `supported_symbols = ["${symbol}"]`,
      `instruments = [{ symbol = "${symbol}", tick_size = "0.01", lot_size = "0.01", min_notional = "1" }]`,
    ]),
    // Every answer is as good as none, so there is nothing to wait for.
    '[limits.connectivity]',
    'failover_ms = 1000',
    'stream_start_ms = 500',
    'private_stream_start_ms = 500',
    'reconnect_ms = 500',
  ].join('\n')

/**
 * Claims that an impostor may keep: those about the way to an address, whoever is there, and the signed call, whose
 * answer is as empty for an account without balances. The forged signature tells the two apart.
 */
const mayPass = new Set([
  'connectivity/connection-setup',
  'connectivity/endpoint-placement',
  'connectivity/signed-call',
])

// Not `{}`: that is what Binance itself answers to a ping.
test.concurrent.for<[string, string, string]>([
  ['an empty list', 'application/json', '[]'],
  ['success without content', 'application/json', '{"error":[],"result":{}}'],
  ['a web page', 'text/html', '<html>maintenance</html>'],
])(
  'no claim is passed by somebody who answers every request with %s',
  { timeout: 300_000 },
  async ([, type, body]) => {
    const server = await answering(type, body)
    const directory = project({ 'profile.toml': profileOn(server.port) })
    const words = ['suites', '--config', 'profile.toml']
    const { code, stderr } = await launch(words, { directory, env: keys }).ended
    server.close()

    const { results } = reportIn(directory)
    const believed = results.filter(({ id, outcome }) => outcome === 'passed' && !mayPass.has(id))
    expect(believed.map(({ id, venue }) => `${id} @${venue}`)).toEqual([])
    expect(new Set(results.flatMap(({ venue }) => venue ?? []))).toEqual(
      new Set(venues.map(([name]) => name)),
    )
    expect(stderr).toBe('')
    expect(code).toBe(20)
  },
)
