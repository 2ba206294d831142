import { join } from 'node:path'
import { expect, expectTypeOf, test } from 'vitest'
import type { Config } from '../../config/schema.ts'
import { venueTargets, type SandboxEndpointsLike } from '../../config/venue-targets.ts'
import type { SandboxEndpoints } from '../../sandbox/endpoints.ts'
import { loaded, small, written } from './written.ts'

const addresses = `rest_api_url = "https://api.venue.example"
websocket_url = "wss://stream.venue.example/ws"
supported_symbols = ["BTC-USD"]
`
const real = (lines: string) => `[[market_connectivity.exchanges]]\n${addresses}${lines}`
const configOf = async (text: string, env = {}): Promise<Config> =>
  (await loaded({ files: { 'a.toml': text }, env })).config

const endpoints: SandboxEndpointsLike = {
  timeScale: 0.01,
  venues: {
    binance: {
      rest: 'http://127.0.0.1:1',
      websocket: 'ws://127.0.0.1:2',
      websocketApi: 'ws://127.0.0.1:3',
      credentials: { apiKey: 'sandbox-key', secret: 'sandbox-secret' },
    },
  },
}

test('endpoints are taken as the sandbox tells them', () => {
  expectTypeOf<SandboxEndpoints>().toExtend<SandboxEndpointsLike>()
})

test('a real venue is reached at its configured addresses, in real time, with the key of its variables', async () => {
  const env = { COINBASE_API_KEY: 'k', COINBASE_API_SECRET: 's', COINBASE_PASSPHRASE: 'p' }
  const [target] = venueTargets(await configOf(real('name = "coinbase"'), env), undefined, env)

  expect(target).toEqual({
    name: 'coinbase',
    ccxtId: 'coinbaseexchange',
    rest: 'https://api.venue.example',
    websocket: 'wss://stream.venue.example/ws',
    websocketApi: undefined,
    credentials: { apiKey: 'k', secret: 's', passphrase: 'p' },
    symbols: ['BTC-USD'],
    timeScale: 1,
  })
})

test.for([
  ['binance', '', 'binance'],
  ['coinbase', '', 'coinbaseexchange'],
  ['coinbase', 'ccxt_id = "coinbase"', 'coinbase'],
  ['my-desk', 'ccxt_id = "kraken"', 'kraken'],
])('the venue %s with %j is ccxt’s %s', async ([name, line, ccxtId]) => {
  const [target] = venueTargets(await configOf(real(`name = "${name}"\n${line}`)), undefined, {})

  expect(target?.ccxtId).toBe(ccxtId)
})

test('the sandbox tells its own addresses and key, and real keys are left where they are', async () => {
  const env = { BINANCE_API_KEY: 'real', BINANCE_API_SECRET: 'real' }
  const [target] = venueTargets(
    await configOf(small + addresses.replace(/supported.*\n/, ''), env),
    endpoints,
    env,
  )

  expect(target).toMatchObject({
    rest: 'http://127.0.0.1:1',
    websocket: 'ws://127.0.0.1:2',
    websocketApi: 'ws://127.0.0.1:3',
    credentials: { apiKey: 'sandbox-key', secret: 'sandbox-secret' },
    timeScale: 0.01,
  })
})

test('a second entrance is the configured one, or the one that the sandbox tells', async () => {
  const second = 'secondary_rest_api_url = "https://other.venue.example"'
  const [venue] = venueTargets(await configOf(real(`name = "x"\n${second}`)), undefined, {})
  const told = { ...endpoints.venues.binance!, secondaryRest: 'http://127.0.0.1:4' }
  const [sandboxed] = venueTargets(await configOf(small), {
    timeScale: 1,
    venues: { binance: told },
  })

  expect(venue?.secondaryRest).toBe('https://other.venue.example')
  expect(sandboxed?.secondaryRest).toBe('http://127.0.0.1:4')
})

test('a secret may be kept in a file', async () => {
  const directory = written({ key: 'from-file\n', secret: 'also-from-file' })
  const text = real(
    `name = "x"\napi_key = "file:${join(directory, 'key')}"\napi_secret = "file:${join(directory, 'secret')}"`,
  )
  const [target] = venueTargets(await configOf(text), undefined, {})

  expect(target?.credentials).toEqual({ apiKey: 'from-file', secret: 'also-from-file' })
})

test('a venue without a key, or that needs none, has no credentials', async () => {
  const env = { X_API_KEY: 'k', X_API_SECRET: 's' }
  const keyless = await configOf(real('name = "x"'))
  const open = await configOf(real('name = "x"\nauthentication_required = false'), env)

  expect(venueTargets(keyless, undefined, env)[0]?.credentials).toBeUndefined()
  expect(venueTargets(open, undefined, env)[0]?.credentials).toBeUndefined()
})

const path = 'market_connectivity.exchanges[0]'

test.for([
  [
    'a variable that is not set',
    'api_key = "env:NOWHERE"\napi_secret = "env:SET"',
    `${path}.api_key: must refer to a variable that is set, was env:NOWHERE, which is not set; export NOWHERE`,
  ],
  [
    'a variable that is empty',
    'api_key = "env:EMPTY"\napi_secret = "env:SET"',
    `${path}.api_key: must refer to a variable that is set, was env:EMPTY, which is empty; export EMPTY`,
  ],
  [
    'a file that is not there',
    'api_key = "file:/nowhere/key"\napi_secret = "env:SET"',
    `${path}.api_key: must refer to a readable file, was file:/nowhere/key, which could not be read`,
  ],
  [
    'half a key',
    'api_key = "env:SET"',
    `${path}.api_secret: must be given where the venue has another part of a key, was missing; export X_API_SECRET or set the reference`,
  ],
  [
    'a passphrase alone',
    'passphrase = "env:SET"',
    `${path}.api_key: must be given where the venue has another part of a key, was missing; export X_API_KEY or set the reference`,
  ],
])('%s is refused without the secret', async ([, lines, problem]) => {
  const config = await configOf(real(`name = "x"\n${lines}`))

  expect(() => venueTargets(config, undefined, { SET: 'hunter2', EMPTY: '' })).toThrow(
    expect.objectContaining({ name: 'ConfigError', message: problem }),
  )
})

test('a venue that the sandbox has not got is refused', async () => {
  const config = await configOf(small.replace('binance', 'kraken'))

  expect(() => venueTargets(config, endpoints, {})).toThrow(
    `${path}.name: must be a venue of the sandbox (binance), was "kraken"`,
  )
})

test('a sandbox that has not told its endpoints, or that is not configured, is refused', async () => {
  const sandboxed = await configOf(small)
  const direct = await configOf(real('name = "x"'))

  expect(() => venueTargets(sandboxed, undefined, {})).toThrow(
    /^sandbox: must have told its endpoints/,
  )
  expect(() => venueTargets(direct, endpoints, {})).toThrow(/^sandbox: must be configured/)
})
