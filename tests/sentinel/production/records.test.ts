import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, project, reportIn, repository } from '../launch.ts'
import { standInFor, type StandIn } from './stand-in.ts'

let standIn: StandIn
let authority: string
beforeAll(async () => {
  standIn = await standInFor({
    'api.binance.com': 'binance',
    'stream.binance.com': 'binance',
    'gateway.example': 'binance',
  })
  authority = join(mkdtempSync(join(tmpdir(), 'authority-')), 'authority.pem')
  writeFileSync(authority, standIn.certificate)
})
afterAll(() => standIn.close())

const checks = ['acknowledgement-latency', 'fill-latency', 'slippage', 'fill-rate', 'fees-charged']

const instant = (ms: number) => new Date(ms).toISOString().replace('Z', '000Z')

/** An order that a strategy sent a minute ago, and its steps; it was answered and filled in time, at the price and for the fee of the books. */
function traded(index: number) {
  const createdMs = Date.now() - 120_000 + index * 100
  const clientOrderId = `strategy-${index}`
  const fill = {
    venueTradeId: `T-${index}`,
    price: '2000',
    quantity: '1',
    liquidity: 'taker',
    feeAmount: '2',
    feeCurrency: 'USDT',
  }
  const step = (state: string, afterMs: number, filled = '0') => ({
    executionId: `E-${index}-${state}`,
    clientOrderId,
    state,
    filledQuantity: filled,
    at: instant(createdMs + afterMs),
  })
  const steps = [step('pending', 1), step('accepted', 20), { ...step('filled', 40, '1'), fill }]
  const order = {
    clientOrderId,
    firmOrderId: `F-${index}`,
    venueOrderId: `V-${index}`,
    venue: 'binance',
    symbol: 'ETHUSDT',
    side: index % 2 === 0 ? 'buy' : 'sell',
    type: 'market',
    quantity: '1',
    timeInForce: 'IOC',
    state: 'filled',
    filledQuantity: '1',
    averagePrice: '2000',
    arrivalPrice: '2000',
    createdAt: instant(createdMs),
    updatedAt: instant(createdMs + 40),
  }
  return { order, steps }
}

/** A trading system that says production, tells what it recorded, and writes down every order that it is sent. */
const tradingSystem = (directory: string) => `
import { appendFileSync, readFileSync } from 'node:fs'
const { orders, steps } = JSON.parse(readFileSync('${directory}/records.json', 'utf8'))
const acted = name => async () => { appendFileSync('${directory}/acted.txt', name + '\\n'); throw new Error('no') }
export const tradingSystem = {
  about: () => ({ contract: '1', name: 'desk', version: '1', environment: 'production', orderTypes: ['limit', 'market'], timesInForce: ['GTC', 'IOC'] }),
  orders: {
    list: async () => ({ orders: [] }),
    get: async ({ clientOrderId }) => orders.find(order => order.clientOrderId === clientOrderId),
  },
  orderEntry: { submit: acted('submit'), cancel: acted('cancel') },
  executions: {
    list: async ({ after, since }) => {
      const first = since ? steps.findIndex(({ at }) => at >= since) : Number(after ?? steps.length)
      const executions = first < 0 ? [] : steps.slice(first, first + 50)
      return { executions, next: String(Math.max(first, 0) + executions.length) }
    },
  },
}
`

const host = 'https://api.binance.com'
const every =
  'allow = ["read", "trade"]\nmax_order_notional = 5000\nsymbols = ["ETHUSDT"]\ndedicated_key = true'

interface Judged {
  readonly safety?: string
  readonly more?: string
  readonly rest?: string
  /** What the trading system makes of a trade when it tells it. */
  readonly told?: (trade: Traded, index: number) => object
}

type Traded = ReturnType<typeof traded>

async function judged({ safety = '', more = '', rest = host, told = trade => trade }: Judged) {
  const directory = project({
    'main.toml': `profile = "desk"
[system]
environment = "staging"
[safety]
state_folder = "${mkdtempSync(join(tmpdir(), 'state-'))}"
${safety}
[trading_system]
adapter = "firm.ts"
${more}
[[market_connectivity.exchanges]]
name = "binance"
rest_api_url = "${rest}"
websocket_url = "${rest.replace('https', 'wss')}/ws"
expected_taker_fee_pct = 0.1
supported_symbols = ["ETHUSDT"]
`,
  })
  writeFileSync(join(directory, 'firm.ts'), tradingSystem(directory))
  const trades = Array.from({ length: 80 }, (_, index) => told(traded(index), index) as Traded)
  writeFileSync(
    join(directory, 'records.json'),
    JSON.stringify({
      orders: trades.map(({ order }) => order),
      steps: trades.flatMap(({ steps }) => steps),
    }),
  )
  const { apiKey, secret } = standIn.credentials['binance']!
  const env = {
    NODE_OPTIONS: `--import ${new URL('redirected.ts', import.meta.url).href}`,
    NODE_EXTRA_CA_CERTS: authority,
    DOORS: JSON.stringify(standIn.doors),
    BINANCE_API_KEY: apiKey,
    BINANCE_API_SECRET: secret,
    READER_KEY: apiKey,
    READER_SECRET: secret,
  }
  const { hostname } = new URL(rest)
  standIn.arrived(hostname)
  const paths = [...checks, 'market-impact'].map(name =>
    join(repository, `suites/execution/${name}.trade.ts`),
  )
  const { stderr, code } = await launch([...paths, '--config', 'main.toml'], { directory, env })
    .ended
  expect([code, stderr]).not.toContain(78)
  const { results, sweep } = reportIn(directory)
  const acted = join(directory, 'acted.txt')
  return {
    outcomes: Object.fromEntries(
      results.map(({ id, outcome, reason }) => [
        id.replace('execution/', ''),
        `${outcome} ${reason}`.trim(),
      ]),
    ),
    sweep,
    acted: existsSync(acted) ? readFileSync(acted, 'utf8') : '',
    changing: standIn.arrived(hostname).match(/(POST|PUT|DELETE) \/[^ ?]+/g) ?? [],
  }
}

const nothingSent = { acted: '', changing: [], sweep: { swept: 0, leftOpen: [] } }
const passed = Object.fromEntries(checks.map(name => [name, 'passed']))

test.for<[string, Judged]>([
  ['that may only be read', {}],
  ['where orders may be sent with every key', { safety: every }],
  [
    'that only its trading system says to be one',
    { safety: 'allow = ["read", "trade"]', rest: 'https://gateway.example' },
  ],
])('at a production %s statistics come from records, and no order is sent', async ([, profile]) => {
  const run = await judged(profile)

  expect(run).toMatchObject(nothingSent)
  expect(run.outcomes).toEqual({
    ...passed,
    'market-impact': expect.stringMatching(/^not-assessed execution records do not hold/),
  })
})

test('probes are not sent to production, asked for or not', async () => {
  const run = await judged({ safety: every, more: '[execution]\nstatistics_from = "probes"' })

  expect(run).toMatchObject(nothingSent)
  // Charges are those that an account tells, and there is no key for it.
  for (const name of [...checks.slice(0, 4), 'market-impact'])
    expect([name, run.outcomes[name]]).toEqual([
      name,
      'not-assessed an order that could take is never sent to production',
    ])
})

test('records that the venue does not confirm tell nothing', async () => {
  const run = await judged({
    more: '[[trading_system.accounts]]\nvenue = "binance"\napi_key = "env:READER_KEY"\napi_secret = "env:READER_SECRET"',
  })

  expect(run).toMatchObject(nothingSent)
  for (const name of checks)
    expect([name, run.outcomes[name]]).toEqual([
      name,
      expect.stringContaining(
        'inconclusive Unmeasured: binance must know the trades of the execution records, does not know T-',
      ),
    ])
})

/** Tells the first so many orders with other fills. */
const withFills =
  (count: number, fill: object) =>
  ({ order, steps }: Traded, index: number) => ({
    order,
    steps: steps.map(step =>
      'fill' in step && index < count ? { ...step, fill: { ...step.fill, ...fill } } : step,
    ),
  })

test.for<[string, NonNullable<Judged['told']>, Readonly<Record<string, RegExp>>]>([
  [
    'say that more was filled than was',
    ({ order, steps }, index) => ({
      order,
      steps: index === 7 ? steps.slice(0, 2) : steps,
    }),
    Object.fromEntries(
      checks.map(name => [
        name,
        /^inconclusive .*sum of its fills, strategy-7 says 1, its fills 0/,
      ]),
    ),
  ],
  [
    'were taken in no time',
    ({ order, steps }) => ({ order, steps: steps.map(step => ({ ...step, at: order.createdAt })) }),
    {
      'acknowledgement-latency': /^inconclusive .*in no time at all/,
      'fill-latency': /^inconclusive .*in no time at all/,
    },
  ],
  [
    'were paid for in a third currency, one in sixteen of them',
    withFills(5, { feeAmount: '0.01', feeCurrency: 'BNB' }),
    { 'fees-charged': /^inconclusive .*5 of 80 trades were charged in a third currency/ },
  ],
  ['were, one in twenty', withFills(4, { feeAmount: '0.01', feeCurrency: 'BNB' }), {}],
  [
    'do not say what they were charged, one of them',
    withFills(1, { feeAmount: undefined }),
    { 'fees-charged': /^inconclusive .*1 of 80 do not/ },
  ],
  [
    'are dearer than the average that they say',
    withFills(80, { price: '2100' }),
    // A fee of 2 is not that of 2100 either.
    { slippage: /^failed/, 'fees-charged': /^failed/ },
  ],
  [
    'do not say what the market was',
    ({ order, steps }) => ({ order: { ...order, arrivalPrice: undefined }, steps }),
    { slippage: /^not-assessed no order tells its arrivalPrice/ },
  ],
  [
    'are of another symbol but for 58',
    ({ order, steps }, index) => ({
      order: index < 58 ? order : { ...order, symbol: 'BTCUSDT' },
      steps,
    }),
    Object.fromEntries(
      checks.slice(0, 4).map(name => [name, /^inconclusive .*58 orders were found that tell/]),
    ),
  ],
])('records that %s', async ([, told, expected]) => {
  const run = await judged({ told })

  for (const name of checks)
    expect([name, run.outcomes[name]]).toEqual([
      name,
      expect.stringMatching(expected[name] ?? /^passed$/),
    ])
})
