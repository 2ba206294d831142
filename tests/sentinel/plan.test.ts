import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkSource, launch, project, readiness, repository } from './launch.ts'
import { planIn, watched } from './watched-plan.ts'

const config = (name: string) => ['--config', join(repository, 'config', name)]

test('the witness sees a run that connects', async () => {
  const directory = project({
    'suites/connectivity/asks.check.ts': checkSource(
      'connectivity/asks',
      `async ({ venue, evidence }) => { evidence.record('time', (await venue.clock()).venueMs) }`,
      `per: 'venue',`,
    ),
    'direct.toml': `[[market_connectivity.exchanges]]
name = "binance"
rest_api_url = "http://127.0.0.1:9"
websocket_url = "ws://127.0.0.1:9"
supported_symbols = ["BTCUSDT"]
`,
  })
  const { seen } = await watched(['suites', '--config', 'direct.toml'], directory)

  expect(seen).toContain('connect')
})

test.for(['sandbox.toml', 'production.toml', 'testnet.toml'])(
  'a plan of every check for %s opens no socket, listens nowhere and looks no name up',
  async name => {
    const { code, seen, stdout, stderr } = await watched(['plan', '--json', ...config(name)])

    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(seen).toBe('')
    expect(planIn(stdout).checks.length).toBeGreaterThan(30)
  },
)

test('on the testnet profile exactly the hosts of the test systems are listed, and none is production', async () => {
  const { code, stdout, seen } = await watched(['plan', '--json', ...config('testnet.toml')])
  const { addresses, venues, checks } = planIn(stdout)

  expect(seen).toBe('')
  expect(code).toBe(0)
  expect(addresses.map(({ address }) => new URL(address).hostname).toSorted()).toEqual([
    'api-public.sandbox.exchange.coinbase.com',
    'stream.testnet.binance.vision',
    'testnet.binance.vision',
    'ws-api.testnet.binance.vision',
    'ws-feed-public.sandbox.exchange.coinbase.com',
  ])
  expect(addresses.filter(({ production }) => production)).toEqual([])
  expect(venues.filter(({ production }) => production)).toEqual([])
  expect(venues.map(({ missingKey }) => missingKey)).toEqual([
    ['env:BINANCE_TESTNET_API_KEY', 'env:BINANCE_TESTNET_API_SECRET'],
    [
      'env:COINBASE_SANDBOX_API_KEY',
      'env:COINBASE_SANDBOX_API_SECRET',
      'env:COINBASE_SANDBOX_PASSPHRASE',
    ],
  ])
  const listed = new Set([...addresses.map(({ address }) => address), "the system's resolver"])
  const called = checks.flatMap(({ requests }) => requests.flatMap(one => one.addresses))
  expect(called.length).toBeGreaterThan(50)
  expect(called.filter(address => !listed.has(address))).toEqual([])
  expect(checks.find(({ id }) => id === 'execution/resting-order')).toMatchObject({
    allowed: true,
    orders: {
      symbols: ['BTCUSDT', 'ETHUSDT'],
      side: 'buy',
      maxNotional: 100,
      atMost: 1,
      marketable: false,
    },
  })
})

const piped = (reader: string) =>
  [
    '/bin/sh',
    '-c',
    `"$0" "$@" | ${reader}`,
    process.execPath,
    join(repository, 'bin/readiness.js'),
  ] as const

test('a plan is told to its end, however slowly it is read', async () => {
  const words = ['plan', '--json', ...config('sandbox.toml')]
  const slowly = { directory: project(), command: piped('(sleep 2; cat)') }
  const { stdout, stderr } = await launch(words, slowly).ended

  expect(stderr).toBe('')
  // As much as this fits into no pipe.
  expect(stdout.length).toBeGreaterThan(131_072)
  expect(planIn(stdout).checks.length).toBeGreaterThan(30)
})

test('a plan for the sandbox names the firm that the sandbox brings, unless it brings none', async () => {
  const [own, none] = await Promise.all([
    readiness(['plan', 'suites/execution'], repository),
    readiness(['plan'], project()),
  ])

  expect(own.stdout).toMatch(/^ +trading system +the firm of the sandbox$/m)
  expect(own.stdout).not.toContain('no trading system is configured')
  expect(none.stdout).toContain('no trading system is configured')
})

test('whoever has read enough of a plan is not told of a broken pipe', async () => {
  const command = piped('head -n 1')
  const { stdout, stderr } = await launch(['plan'], { directory: project(), command }).ended

  expect(stdout).toMatch(/^Plan · .*\n$/)
  expect(stderr).toBe('')
})

const atProduction = (safety: string, environment = 'staging') =>
  project({
    'suites/.keep': '',
    'prod.toml': `profile = "calls-itself-${environment}"
[system]
environment = "${environment}"
[safety]
allow = ["read", "trade", "drill"]
${safety}
[[market_connectivity.exchanges]]
name = "binance"
rest_api_url = "https://api.binance.com"
websocket_url = "wss://stream.binance.com:9443/ws"
supported_symbols = ["BTCUSDT", "ETHUSDT"]
`,
  })
const execution = ['plan', 'suites/execution', '--config', 'prod.toml']
const keys = 'max_order_notional = 20\nsymbols = ["ETHUSDT"]\ndedicated_key = true'

test('at a production host a plan says which keys are missing, and what to do', async () => {
  const { code, stdout } = await watched(execution, atProduction('symbols = ["ETHUSDT"]'))

  expect(code).toBe(0)
  expect(stdout).toMatch(/resting-order @binance +trade +refused: binance is production/)
  expect(stdout).toContain('set [safety] max_order_notional, dedicated_key = true')
  expect(stdout).toContain('Orders to production hosts: none')
})

test('with every key a plan tells the orders, and refuses the one that could take', async () => {
  const { stdout, seen } = await watched([...execution, '--json'], atProduction(keys))
  const { checks, venues } = planIn(stdout)

  expect(seen).toBe('')
  expect(venues[0]).toMatchObject({ production: true, budget: { sharePct: 10, stopsAtPct: 50 } })
  const one = (id: string) => checks.find(check => check.id === `execution/${id}`)
  expect(one('resting-order')).toMatchObject({
    allowed: true,
    orders: { symbols: ['ETHUSDT'], maxNotional: 20, atMost: 1, marketable: false },
  })
  expect(one('post-only')).toMatchObject({
    allowed: false,
    reason: 'an order that could take is never sent to production',
  })
})

test('orders for a statistic are refused at a production host, and planned elsewhere', async () => {
  const directory = atProduction(keys)
  const path = 'suites/execution/slow.trade.ts'
  const body = `async ({ venue, orders }) => {
    orders.forStatistics()
    for (let count = 0; count < 300; count++) await orders.submit(await orders.restingOrder(venue.symbols[0]))
  }`
  const files = project({ [path]: checkSource('execution/slow', body, `per: 'venue',`) })
  const at = async (words: readonly string[]) => {
    const { stdout } = await watched(['plan', join(files, path), '--json', ...words], directory)
    return planIn(stdout).checks[0]
  }

  expect(await at(['--config', 'prod.toml'])).toMatchObject({
    allowed: false,
    reason: 'orders are never sent to production for a statistic',
  })
  const elsewhere = await at(config('testnet.toml'))
  expect(elsewhere).toMatchObject({ allowed: true, orders: { withinMs: 60_000 } })
  expect(elsewhere?.orders).not.toHaveProperty('atMost')
})

test('a test mode at a production host is refused', async () => {
  const directory = project({
    'mode.toml': `[[market_connectivity.exchanges]]
name = "binance"
sandbox_mode = true
rest_api_url = "https://api.binance.com"
websocket_url = "wss://stream.binance.com:9443/ws"
supported_symbols = ["BTCUSDT"]
`,
  })
  for (const words of [['plan'], []]) {
    const { code, stderr, seen } = await watched([...words, '--config', 'mode.toml'], directory)
    expect([code, seen]).toEqual([78, ''])
    expect(stderr).toContain('sandbox_mode: must be false where an address is a production host')
  }
})

test.for<[string, string, string]>([
  ['sandbox mode', 'sandbox_mode = true', 'sandbox_mode: must be false for kraken'],
  [
    'a testnet',
    'rest_api_url = "https://api.testnet.kraken.com"\nwebsocket_url = "wss://ws.kraken.com/v2"',
    'rest_api_url: must not be a test system for kraken',
  ],
  [
    'a sandbox under another name',
    'ccxt_id = "kraken"\nrest_api_url = "https://demo-futures.kraken.com"\nwebsocket_url = "wss://ws.kraken.com/v2"',
    'rest_api_url: must not be a test system for kraken',
  ],
])('kraken with %s is refused', async ([, lines, sentence]) => {
  const name = lines.startsWith('ccxt_id') ? 'main' : 'kraken'
  const directory = project({
    'kraken.toml': `[[market_connectivity.exchanges]]\nname = "${name}"\nsupported_symbols = ["BTC/USD"]\n${lines}\n`,
  })
  for (const words of [['plan'], ['validate-config'], []]) {
    const { code, stderr, seen } = await watched([...words, '--config', 'kraken.toml'], directory)
    expect([code, seen]).toEqual([78, ''])
    expect(stderr).toContain(sentence)
    expect(stderr).toContain('use the embedded sandbox for kraken')
  }
})

test('a check of which nobody knows what it calls cannot be planned', async () => {
  const directory = project({
    'suites/monitoring/odd.check.ts': checkSource(
      'monitoring/odd',
      `({ venue }) => venue.teleport()`,
    ),
  })
  const { code, stderr } = await watched(['plan', 'suites'], directory)

  expect(code).toBe(70)
  expect(stderr).toContain('venue.teleport is not; add it to fixtures/calls.ts')
})

test.for<[readonly string[], number, RegExp]>([
  [['plan', '--phase', 'nowhere'], 64, /--phase must be|must be one of/],
  [['plan', 'suites/nowhere'], 64, /does not exist/],
  [['plan', '--config', 'nowhere.toml'], 78, /nowhere\.toml/],
])('%j exits %i', async ([words, exit, sentence]) => {
  const { code, stderr } = await watched(words)

  expect(stderr).toMatch(sentence)
  expect(code).toBe(exit)
})
