import { mkdtempSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Task } from './attempts.ts'
import { standInFor, type StandIn, type VenueName } from './stand-in.ts'

/** Hosts that a profile may name, and whether they are production by themselves. */
const places = {
  binance: {
    production: { rest: 'https://api.binance.com', websocket: 'wss://stream.binance.com:9443/ws' },
    alias: { rest: 'http://api4.binance.com', websocket: 'ws://stream.binance.com/ws' },
    test: {
      rest: 'https://testnet.binance.vision',
      websocket: 'wss://stream.testnet.binance.vision/ws',
    },
    own: { rest: 'https://gateway.example', websocket: 'wss://gateway.example/ws' },
  },
  coinbase: {
    production: {
      rest: 'https://api.exchange.coinbase.com',
      websocket: 'wss://ws-feed.exchange.coinbase.com',
    },
    alias: {
      rest: 'http://api.exchange.coinbase.com',
      websocket: 'ws://ws-feed.exchange.coinbase.com',
    },
    test: {
      rest: 'https://api-public.sandbox.exchange.coinbase.com',
      websocket: 'wss://ws-feed-public.sandbox.exchange.coinbase.com',
    },
    own: { rest: 'https://coinbase.gateway.example', websocket: 'wss://coinbase.gateway.example' },
  },
  kraken: {
    production: { rest: 'https://api.kraken.com', websocket: 'wss://ws.kraken.com/v2' },
    alias: { rest: 'http://api.kraken.com', websocket: 'ws://ws.kraken.com/v2' },
    test: {
      rest: 'https://kraken.stand-in.example',
      websocket: 'wss://kraken.stand-in.example/v2',
    },
    own: { rest: 'https://kraken.gateway.example', websocket: 'wss://kraken.gateway.example/v2' },
  },
} as const

const symbols = { binance: 'ETHUSDT', coinbase: 'ETH-USD', kraken: 'ETH/USD' } as const
const names = Object.keys(places) as VenueName[]
const hostOf = (url: string) => new URL(url).hostname

let standIn: StandIn
beforeAll(async () => {
  const hosts = names.flatMap(name =>
    Object.values(places[name]).flatMap(({ rest, websocket }) =>
      [rest, websocket].map(url => [hostOf(url), name] as const),
    ),
  )
  standIn = await standInFor({ ...Object.fromEntries(hosts), localhost: 'binance' })
})
afterAll(() => standIn.close())

/** What of an order, or of a withdrawal, can be seen on the wire of any of the three venues. */
const orderOnWire =
  /POST \/api\/v3\/order |POST \/orders |POST \/0\/private\/AddOrder |DELETE \/|CancelOrder|order\.place|add_order|POST \S*withdraw|"addOrder"/gi

interface Profile {
  readonly venue: VenueName
  readonly place: 'production' | 'alias' | 'test' | 'own' | 'loopback'
  readonly listed: boolean
  /** Another venue of the profile, at its test host. */
  readonly beside: VenueName | undefined
  readonly environment: string
  readonly name: string
  readonly allow: readonly string[]
  readonly cap: number | undefined
  readonly symbols: readonly string[]
  readonly dedicatedKey: boolean
  readonly perDay: number
}

const profiles: fc.Arbitrary<Profile> = fc.record({
  venue: fc.constantFrom(...names),
  place: fc.constantFrom('production', 'production', 'alias', 'test', 'own', 'loopback'),
  listed: fc.boolean(),
  beside: fc.constantFrom(undefined, undefined, ...names),
  environment: fc.constantFrom('production', 'staging', 'test', 'development', 'sandbox'),
  name: fc.constantFrom('production', 'staging', 'sandbox', 'testnet'),
  allow: fc.oneof(
    { weight: 3, arbitrary: fc.constant(['read', 'trade']) },
    fc.subarray(['read', 'trade', 'drill']),
  ),
  cap: fc.constantFrom(undefined, 50, 50, 50),
  symbols: fc.constantFrom<readonly string[]>([], ...[1, 2, 3].map(() => Object.values(symbols))),
  dedicatedKey: fc.constantFrom(false, true, true, true),
  perDay: fc.constantFrom(1, 5),
})

const addressOf = ({ venue, place }: Profile) =>
  place === 'loopback'
    ? { rest: 'http://localhost', websocket: 'ws://localhost/ws' }
    : places[venue][place]

/** Said independently of the code under test. */
const isProduction = ({ place, listed }: Profile): boolean =>
  place === 'production' || place === 'alias' || listed
const hasEveryKey = ({ allow, cap, symbols: listed, dedicatedKey }: Profile): boolean =>
  allow.includes('trade') && cap !== undefined && listed.length > 0 && dedicatedKey

interface Address {
  readonly rest: string
  readonly websocket: string
}

const exchangeAt = (name: VenueName, { rest, websocket }: Address) => ({
  name,
  rest_api_url: rest,
  websocket_url: websocket,
  api_key: `env:KEY_${name}`,
  api_secret: `env:SECRET_${name}`,
  ...(name === 'coinbase' && { passphrase: `env:PASSPHRASE_${name}` }),
  supported_symbols: [symbols[name]],
})

const environment = () =>
  Object.fromEntries(
    Object.entries(standIn.credentials).flatMap(([name, { apiKey, secret, passphrase = '' }]) => [
      [`KEY_${name}`, apiKey],
      [`SECRET_${name}`, secret],
      [`PASSPHRASE_${name}`, passphrase],
    ]),
  )

const settingsOf = (profile: Profile) => {
  const { venue, beside } = profile
  const { rest } = addressOf(profile)
  return {
    profile: profile.name,
    system: { environment: profile.environment },
    safety: {
      allow: profile.allow,
      max_order_notional: profile.cap,
      symbols: profile.symbols,
      dedicated_key: profile.dedicatedKey,
      max_orders_per_day: profile.perDay,
      production_hosts: profile.listed ? [hostOf(rest)] : [],
    },
    market_connectivity: {
      exchanges: [
        exchangeAt(venue, addressOf(profile)),
        ...(beside === undefined || beside === venue
          ? []
          : [exchangeAt(beside, places[beside].test)]),
      ],
    },
  }
}

interface Ending {
  readonly told: readonly string[]
  /** Requests that place or cancel orders, as they arrived at the venue. */
  readonly arrived: readonly string[]
  readonly all: string
}

async function attempted(
  profile: Profile,
  how: { readonly proper?: number; readonly wrongly?: boolean; readonly folder?: string } = {},
): Promise<Ending> {
  const { proper = 1, wrongly = true, folder = mkdtempSync(join(tmpdir(), 'attempts-')) } = how
  const { rest, websocket } = addressOf(profile)
  const settings = settingsOf(profile)
  const task: Task = {
    settings: { ...settings, safety: { ...settings.safety, state_folder: folder } },
    environment: environment(),
    doors: standIn.doors,
    certificate: standIn.certificate,
    folder,
    proper,
    wrongly,
  }
  for (const url of [rest, websocket]) standIn.arrived(hostOf(url))
  const worker = new Worker(new URL('attempts.ts', import.meta.url), { workerData: task })
  const [{ told }] = (await once(worker, 'message')) as [{ told: readonly string[] }]
  await worker.terminate()
  const all = [...new Set([hostOf(rest), hostOf(websocket)])]
    .map(host => standIn.arrived(host))
    .join('')
  return { told, arrived: all.match(orderOnWire) ?? [], all }
}

const keyed: Profile = {
  venue: 'binance',
  place: 'production',
  listed: false,
  beside: undefined,
  environment: 'staging',
  name: 'staging',
  allow: ['read', 'trade'],
  cap: 50,
  symbols: Object.values(symbols),
  dedicatedKey: true,
  perDay: 5,
}

test(
  'no order reaches a production host unless the profile gives every key',
  { timeout: 400_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(profiles, async profile => {
        fc.pre(profile.place !== 'loopback' || profile.venue === 'binance')
        const { arrived, told } = await attempted(profile)
        const words = told.join('\n')
        if (!isProduction(profile)) {
          expect(arrived, words).not.toEqual([])
          return
        }
        // The one order that a check was handed, and its cancel: none of the ways around.
        expect(arrived, words).toHaveLength(hasEveryKey(profile) ? 2 : 0)
      }),
      { numRuns: 16, endOnFailure: true },
    )
  },
)

test.for(names)(
  'at %s one missing key denies every order, whatever the way',
  { timeout: 300_000 },
  async venue => {
    const without: readonly Partial<Profile>[] = [
      { allow: ['read', 'drill'] },
      { cap: undefined },
      { symbols: [] },
      { dedicatedKey: false },
    ]
    for (const missing of without) {
      const { arrived, told } = await attempted({ ...keyed, venue, ...missing })
      expect(arrived, told.join('\n')).toEqual([])
    }
  },
)

test.for(names)(
  'at %s with every key the vetted order and its cancel pass, and nothing else',
  { timeout: 300_000 },
  async venue => {
    const { arrived, told } = await attempted({ ...keyed, venue })

    expect(told[0]).toMatch(/^proper: \[\{"accepted":true.*"filledQuantity":"0"\},true\]$/)
    expect(arrived, told.join('\n')).toHaveLength(2)
  },
)

test.for(names)(
  'at a test host of %s every way is open, so that the doors are seen to work',
  { timeout: 300_000 },
  async venue => {
    const { arrived, told } = await attempted({ ...keyed, venue, place: 'test' })

    expect(arrived.length, told.join('\n')).toBeGreaterThanOrEqual(16)
    expect(told.join()).not.toMatch(/may go to|ReferenceError|TypeError(?!: fetch)/)
  },
)

test(
  'the orders of a day are counted over runs, also of two at once',
  { timeout: 300_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'day-'))
    const profile = { ...keyed, perDay: 5 }
    const run = () => attempted(profile, { proper: 3, wrongly: false, folder })
    const endings = await Promise.all([run(), run()])
    const placed = endings.flatMap(({ all }) => all.match(/POST \/api\/v3\/order /g) ?? [])
    expect(placed).toHaveLength(5)
    expect(endings.flatMap(({ told }) => told).join()).toContain('by [safety] max_orders_per_day')

    const after = await run()
    expect(after.arrived).toEqual([])
  },
)
