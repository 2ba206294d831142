import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkSource, launch, project, reportIn, repository } from '../launch.ts'
import type { RunReport } from '../../../core/run-report.ts'
import { standInFor, type StandIn } from './stand-in.ts'

let standIn: StandIn
let authority: string
beforeAll(async () => {
  standIn = await standInFor({ 'api.binance.com': 'binance', 'stream.binance.com': 'binance' })
  authority = join(mkdtempSync(join(tmpdir(), 'authority-')), 'authority.pem')
  writeFileSync(authority, standIn.certificate)
})
afterAll(() => standIn.close())

/** A file that may only read, and tries to send an order all the same. */
const rogue = checkSource(
  'execution/rogue',
  `async ({ evidence }) => {
    const sent = await fetch('https://api.binance.com/api/v3/order', {
      method: 'POST', body: 'symbol=ETHUSDT&side=BUY&type=MARKET&quantity=1',
    }).then(({ status }) => 'answered ' + status, error => error.cause?.code)
    evidence.record('sent', sent)
    expect(sent).toBe('FORBIDDEN_REQUEST')
  }`,
)

/** A file that leaves its order open. */
const forgetful = checkSource(
  'execution/forgetful',
  `async ({ venue, orders, evidence }) => {
    const order = await orders.restingOrder(venue.symbols[0])
    evidence.record('accepted', (await orders.submit(order)).accepted)
    expect(order.postOnly).toBe(true)
  }`,
  `per: 'venue',`,
)

async function launched(safety: string, folder = mkdtempSync(join(tmpdir(), 'state-'))) {
  const directory = project({
    'suites/execution/rogue.check.ts': rogue,
    'suites/execution/forgetful.trade.ts': forgetful,
    'main.toml': `profile = "sandbox"
[system]
environment = "sandbox"
[safety]
state_folder = "${folder}"
${safety}
[[market_connectivity.exchanges]]
name = "binance"
rest_api_url = "https://api.binance.com"
websocket_url = "wss://stream.binance.com:9443/ws"
supported_symbols = ["ETHUSDT"]
`,
  })
  const { apiKey, secret } = standIn.credentials['binance']!
  const hook = new URL('redirected.ts', import.meta.url).href
  const env = {
    NODE_OPTIONS: `--import ${hook}`,
    NODE_EXTRA_CA_CERTS: authority,
    DOORS: JSON.stringify(standIn.doors),
    BINANCE_API_KEY: apiKey,
    BINANCE_API_SECRET: secret,
  }
  standIn.arrived('api.binance.com')
  const words = ['suites', join(repository, 'suites/execution'), '--config', 'main.toml']
  const { stderr, code } = await launch(words, { directory, env }).ended
  const { results, sweep } = code === 78 ? nothingRan : reportIn(directory)
  const outcomes = Object.fromEntries(
    results.map(({ id, outcome, reason }) => [id, `${outcome} ${reason}`.trim()]),
  )
  const requests = standIn.arrived('api.binance.com').match(/(GET|POST|PUT|DELETE) \/[^ ?]+/g) ?? []
  return {
    outcomes,
    sweep,
    stderr,
    code,
    changing: requests.filter(line => !line.startsWith('GET')),
    requests,
  }
}

const nothingRan: Pick<RunReport, 'results' | 'sweep'> = {
  results: [],
  sweep: { swept: 0, leftOpen: [] },
}

test('a run that cannot tell others what it asks of a venue asks nothing', async () => {
  const run = await launched('allow = ["read"]', join(authority, 'below-a-file'))

  expect(run.code).toBe(78)
  expect(run.stderr).toContain('safety.state_folder: must be a folder that can be written to')
  expect(run.requests).toEqual([])
})

test('a launched run sends no order to production without every key, whatever its profile and its checks say', async () => {
  const run = await launched('allow = ["read", "trade", "drill"]\nmax_order_notional = 50')

  expect(run.outcomes).toMatchObject({
    'execution/rogue': 'passed',
    'execution/resting-order': expect.stringMatching(
      /^not-assessed binance is production.*symbols/,
    ),
    'execution/post-only': expect.stringMatching(/^not-assessed/),
  })
  expect(run.changing).toEqual([])
})

test(
  'with every key a launched run sends vetted orders, cancels them, and nothing else',
  { timeout: 300_000 },
  async () => {
    const run = await launched(
      'allow = ["read", "trade"]\nmax_order_notional = 50\nsymbols = ["ETHUSDT"]\ndedicated_key = true',
    )

    const ordering = {
      'execution/rogue': 'passed',
      'execution/forgetful': 'passed',
      'execution/resting-order': 'passed',
      'execution/duplicate-client-order-id': 'passed',
      'execution/post-only': 'not-assessed an order that could take is never sent to production',
    }
    expect(run.outcomes).toMatchObject(ordering)
    const others = Object.entries(run.outcomes).filter(([id]) => !(id in ordering))
    // What needs a trading system, its account or a sandbox says what is missing; open orders are read.
    for (const [id, outcome] of others)
      expect([id, outcome]).toEqual([
        id,
        id === 'execution/leftover-orders' ? 'passed' : expect.stringMatching(/^not-assessed \w/),
      ])
    expect(run.sweep).toEqual({ swept: 1, leftOpen: [] })
    // The sweeper cancels what was forgotten. The second order of one client order id is sent, too: that is what its check is about.
    expect(run.changing.toSorted()).toEqual([
      'DELETE /api/v3/order',
      'DELETE /api/v3/order',
      'DELETE /api/v3/order',
      'POST /api/v3/order',
      'POST /api/v3/order',
      'POST /api/v3/order',
      'POST /api/v3/order',
    ])
  },
)
