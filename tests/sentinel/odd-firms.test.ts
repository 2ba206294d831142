import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTradingSystem } from '../../clients/trading-system/open.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import type * as firms from './odd-firms.ts'
import { launch, project, reportIn, repository } from './launch.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ venues: ['binance'], firm: true })
})
afterAll(() => sandbox?.close())

const judged = [
  'ambiguous-submit.drill.ts',
  'balance-accuracy.trade.ts',
  'cancel-fill-race.drill.ts',
  'fees-charged.trade.ts',
  'fill-accounting.drill.ts',
  'idempotent-submit.trade.ts',
  'order-replacement.trade.ts',
  'order-states.trade.ts',
  'order-types.trade.ts',
  'position-accuracy.trade.ts',
  'reconciliation-convergence.drill.ts',
  'reject-handling.drill.ts',
]

async function judgedAs(firm: keyof typeof firms, checks: readonly string[]) {
  const { url, apiToken: token } = sandbox.endpoints.firm!
  const directory = project({
    'firm.ts': `import { ${firm} } from '${join(repository, 'tests/sentinel/odd-firms.ts')}'
export const tradingSystem = await ${firm}(${JSON.stringify({ url, token })})`,
    'profile.toml': `system.environment = "test"
sandbox.control_url = "${sandbox.endpoints.control}"
safety.allow = ["read", "trade", "drill"]
trading_system.adapter = "./firm.ts"
[[market_connectivity.exchanges]]
name = "binance"
supported_symbols = ["BTCUSDT", "ETHUSDT"]
`,
  })
  const paths = checks.map(name => join(repository, 'suites/execution', name))
  await launch([...paths, '--config', 'profile.toml'], { directory }).ended
  const { results } = reportIn(directory)
  expect(results).toHaveLength(checks.length)
  return results.map(result => ({
    id: result.id,
    outcome: result.outcome,
    why: 'reason' in result ? result.reason : '',
  }))
}

test('a firm is not failed for what the contract lets it do', async () => {
  const results = await judgedAs('oddButHealthy', judged)

  expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([])
}, 300_000)

test('a firm for which no time passes has shown no latency', async () => {
  const latencies = ['acknowledgement-latency.trade.ts', 'fill-latency.trade.ts']
  for (const result of await judgedAs('withStoppedClock', latencies))
    expect(result).toMatchObject({
      outcome: 'inconclusive',
      why: expect.stringContaining('nineteen of twenty orders were answered in no time at all'),
    })
}, 300_000)

test('a firm that trades nothing has shown nothing of its books', async () => {
  const books = [
    'balance-accuracy.trade.ts',
    'position-accuracy.trade.ts',
    'fees-charged.trade.ts',
    'order-replacement.trade.ts',
  ]
  for (const result of await judgedAs('denyingAll', books))
    expect(result).toMatchObject({ outcome: 'inconclusive' })
}, 300_000)

test.for<[string, readonly string[]]>([
  [
    'orders',
    [
      '../connectivity/slow-down-obedience.drill.ts',
      '../risk/message-rate.drill.ts',
      'ambiguous-submit.drill.ts',
      'fill-rate.trade.ts',
      'idempotent-submit.trade.ts',
      'order-replacement.trade.ts',
      'order-types.trade.ts',
      'reject-handling.drill.ts',
    ],
  ],
  ['the steps in their lives', ['order-states.trade.ts']],
])('a firm that is halted has shown nothing of %s', { timeout: 300_000 }, async ([, checks]) => {
  const { url, apiToken: token } = sandbox.endpoints.firm!
  await using stack = new AsyncDisposableStack()
  const system = await openTradingSystem({ url, token, deadlineMs: 10_000 })
  stack.defer(() => system.close())
  await system.tradingState!.set({ state: 'halted', reason: 'a test' })
  stack.defer(async () => {
    await system.tradingState!.set({ state: 'active', reason: 'a test' })
  })

  for (const result of await judgedAs('oddButHealthy', checks))
    expect(result).toMatchObject({
      outcome: 'inconclusive',
      why: expect.stringContaining('for something else, tradingState: trading must be active'),
    })
})

test('a firm without funds has shown nothing of the orders that it could not pay for', async () => {
  const checks = ['order-types.trade.ts', 'fill-rate.trade.ts', 'slippage.trade.ts']
  for (const result of await judgedAs('holdingNothing', checks))
    expect(result).toMatchObject({
      outcome: 'inconclusive',
      why: expect.stringContaining('pay both currencies in'),
    })
}, 300_000)

test('a few orders have shown nothing of the market', async () => {
  const [impact] = await judgedAs('denyingMost', ['market-impact.trade.ts'])
  expect(impact).toMatchObject({
    outcome: 'inconclusive',
    why: expect.stringContaining('8 orders were found that tell, 59 are needed'),
  })
}, 300_000)
