import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { project } from './launch.ts'
import { planIn, watched } from './watched-plan.ts'

const throughFirm = (url: string, more = '') =>
  project({
    'suites/.keep': '',
    'module.ts': 'throw new Error("a plan loads no module of the trading system")',
    'firm.toml': `[system]
environment = "staging"
[safety]
allow = ["read", "trade", "drill"]
max_order_notional = 20
symbols = ["ETHUSDT"]
dedicated_key = true
[clock]
ntp_servers = ["192.0.2.7:123"]
[monitoring]
alert_sink = "127.0.0.1:9096"
[execution]
probe_orders = 77
[trading_system]
${more}
[[trading_system.accounts]]
venue = "binance"
api_key = "env:FIRM_KEY"
api_secret = "env:FIRM_SECRET"
[[market_connectivity.exchanges]]
name = "binance"
rest_api_url = "${url}"
websocket_url = "wss://gateway.example"
supported_symbols = ["BTCUSDT", "ETHUSDT"]
`,
  })
const clearText =
  'The token of the trading system travels in clear text to shim.example; use TLS there, unless something else encrypts the way, such as a service mesh.'
const readFirm = ['plan', 'suites/execution', 'suites/deployment', 'suites/market-data']
const shim = 'url = "https://shim.example"'
const statistics = [
  'acknowledgement-latency',
  'fill-latency',
  'slippage',
  'fill-rate',
  'fees-charged',
]

test.for([
  [
    'trading_system.url: must be the address of a shim, was api.kraken.com',
    'url = "https://api.kraken.com"',
  ],
  [
    'clock.ntp_servers[0]: must be the address of a time server, was api.binance.us',
    `${shim}\n[clock]\nntp_servers = ["api.binance.us:443"]`,
  ],
] as const)(
  'what is no venue may not be at a production host of one: %s',
  async ([problem, more]) => {
    const directory = throughFirm('https://gateway.example', more)
    const file = join(directory, 'firm.toml')
    // A table may stand in a file once.
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('[clock]\nntp_servers = ["192.0.2.7:123"]\n', ''),
    )
    const { code, stderr } = await watched(['plan', '--config', 'firm.toml'], directory)

    expect(stderr).toContain(problem)
    expect(code).toBe(78)
  },
)

test('what goes through the trading system is told, with its addresses and its orders', async () => {
  const directory = throughFirm('https://gateway.example', shim)
  const { stdout, seen } = await watched(
    [...readFirm, '--json', '--config', 'firm.toml'],
    directory,
  )
  const { addresses, checks } = planIn(stdout)
  const one = (id: string) => checks.find(check => check.id === id)

  expect(seen).toBe('')
  expect(addresses.map(({ purpose, address }) => `${purpose}: ${address}`)).toEqual(
    expect.arrayContaining([
      'trading system: https://shim.example',
      'alerts arrive: 127.0.0.1:9096',
      'time server: 192.0.2.7:123',
    ]),
  )
  expect(one('deployment/clock-synchronisation')?.requests).toMatchObject([
    { addresses: ['192.0.2.7:123'] },
  ])
  expect(one('execution/slippage')).toMatchObject({
    allowed: true,
    orders: {
      to: 'trading system',
      side: 'buy or sell',
      symbols: ['ETHUSDT'],
      maxNotional: 20,
      atMost: 77,
      marketable: true,
    },
  })
  expect(one('execution/order-states')?.orders).toMatchObject({ atMost: 9, marketable: true })
  expect(one('execution/idempotent-submit')?.orders).toMatchObject({
    to: 'trading system',
    side: 'buy',
    atMost: 4,
    marketable: false,
  })
  expect(one('execution/position-accuracy')?.orders).toMatchObject({ atMost: 3, marketable: true })
  expect(one('execution/resting-order')?.orders).toMatchObject({ to: 'venue', atMost: 1 })
  const submitting = one('execution/idempotent-submit')!.requests
  expect(submitting.find(({ does }) => does.startsWith('submits'))?.addresses).toEqual([
    'https://shim.example',
  ])
  expect(submitting.find(({ signed }) => signed)?.addresses).toEqual(['https://gateway.example'])
})

test('a trading system that is a module is told of, and not loaded', async () => {
  const directory = throughFirm('https://gateway.example', 'adapter = "module.ts"')
  const { stdout } = await watched([...readFirm, '--json', '--config', 'firm.toml'], directory)
  const check = planIn(stdout).checks.find(({ id }) => id === 'execution/position-accuracy')

  expect(check?.requests.find(({ does }) => does.startsWith('submits'))?.addresses).toEqual([
    expect.stringMatching(/\bmodule\b/),
  ])
})

test('what the profile does not name is said to be missing, and nothing is planned with it', async () => {
  const directory = throughFirm('https://gateway.example')
  const { stdout } = await watched([...readFirm, '--json', '--config', 'firm.toml'], directory)
  const one = (id: string) => planIn(stdout).checks.find(check => check.id === id)

  for (const id of ['execution/slippage', 'execution/order-states', 'execution/settlement-date'])
    expect(one(id)).toMatchObject({
      allowed: false,
      reason: 'no trading system is configured',
      requests: [],
    })
})

test('at a production host no order that could take goes through the trading system either', async () => {
  const directory = throughFirm('https://api.binance.com', shim)
  const { stdout, seen } = await watched(
    [...readFirm, '--json', '--config', 'firm.toml'],
    directory,
  )
  const { checks } = planIn(stdout)
  const one = (id: string) => checks.find(check => check.id === id)

  expect(seen).toBe('')
  for (const id of ['order-states', 'position-accuracy', 'balance-accuracy'])
    expect(one(`execution/${id}`)).toMatchObject({
      allowed: false,
      reason: 'an order that could take is never sent to production',
    })
  expect(one('execution/market-impact')).toMatchObject({
    allowed: false,
    reason: expect.stringMatching(/^execution records do not hold/),
  })
  expect(one('execution/idempotent-submit')).toMatchObject({
    allowed: true,
    orders: { atMost: 4, marketable: false },
  })
  for (const { id, allowed, reason } of checks.filter(check => check.class === 'drill'))
    expect([id, allowed, reason]).toEqual([
      id,
      false,
      expect.stringMatching(/^binance is production/),
    ])
})

test('at a production host a plan tells that statistics are read, and that no order is sent for them', async () => {
  const directory = throughFirm('https://api.binance.com', shim)
  const plan = async () => {
    const { stdout } = await watched([...readFirm, '--json', '--config', 'firm.toml'], directory)
    return planIn(stdout).checks
  }
  const checks = await plan()

  for (const name of statistics) {
    const check = checks.find(({ id }) => id === `execution/${name}`)
    expect(check).toMatchObject({ allowed: true, class: 'trade' })
    expect(check).not.toHaveProperty('orders')
    const does = check!.requests.map(request => request.does)
    expect(does).toContain('reads the executions of the window, page by page')
    expect(does.filter(words => /submit|cancel|replace|place/.test(words))).toEqual([])
    const signed = check!.requests.filter(request => request.signed)
    expect(signed.map(request => request.does)).toEqual([
      "reads the latest trades of the trading system's account",
      ...(name === 'fees-charged' ? ["reads the fees of the trading system's account"] : []),
    ])
  }
})

test('without a key for the account, a plan tells of no reading of it', async () => {
  const directory = project({
    'suites/.keep': '',
    'read.toml': `[trading_system]
url = "https://shim.example"
[[market_connectivity.exchanges]]
name = "binance"
rest_api_url = "https://api.binance.com"
websocket_url = "wss://stream.binance.com:9443/ws"
supported_symbols = ["BTCUSDT"]
`,
  })
  const { stdout } = await watched([...readFirm, '--json', '--config', 'read.toml'], directory)
  const { checks } = planIn(stdout)

  for (const name of statistics) {
    const check = checks.find(({ id }) => id === `execution/${name}`)
    expect(check).toMatchObject({ allowed: true })
    expect(check!.requests.map(({ signed }) => signed)).not.toContain(true)
    for (const { addresses } of check!.requests) expect(addresses).toEqual(['https://shim.example'])
  }
})

test.for([
  ['http://shim.example', [clearText]],
  ['https://shim.example', []],
  ['http://127.0.0.1:8080', []],
] as const)('a token that would go to %s is warned of before it does', async ([url, warnings]) => {
  const directory = throughFirm(
    'https://gateway.example',
    `url = "${url}"\napi_token = "env:SHIM_TOKEN"`,
  )
  const words = ['plan', 'suites/deployment', '--config', 'firm.toml']
  const [told, json] = await Promise.all([
    watched(words, directory),
    watched([...words, '--json'], directory),
  ])

  expect(planIn(json.stdout).warnings).toEqual(warnings)
  expect(told.stdout.includes(`  warning: ${clearText}`)).toBe(warnings.length > 0)
})
