import { expect, test } from 'vitest'
import { checkSource, project, readiness, reportIn } from './launch.ts'

const module = (about: string) => `
const at = () => new Date().toISOString().replace('Z', '000Z')
export const tradingSystem = {
  about: () => ({ contract: '1', name: 'my firm', version: '1', ${about} }),
  positions: { read: async () => ({ at: at(), positions: [] }) },
}`
/** One drill that reads the trading system, and one that only breaks what it lives on. */
const checks = {
  'suites/execution/reading.drill.ts': checkSource(
    'execution/reading',
    `async ({ tradingSystem, evidence }) => {
      expect(evidence.record('positions', (await tradingSystem.positions.read()).positions.length)).toBe(0)
    }`,
  ),
  'suites/execution/breaking.drill.ts': checkSource(
    'execution/breaking',
    `async ({ levers, evidence }) => {
      expect(evidence.record('submissions', await levers.submissions())).toBe(0)
    }`,
    `per: 'venue',`,
  ),
}
const profile = `sandbox.embedded = true
system.environment = "test"
safety = { allow = ["read", "trade", "drill"], max_order_notional = 1000, symbols = ["BTCUSDT"], dedicated_key = true }
trading_system.adapter = "./firm.mjs"
[[market_connectivity.exchanges]]
name = "binance"
supported_symbols = ["BTCUSDT"]
`

async function outcomes(about: string) {
  const files = { ...checks, 'firm.mjs': module(about), 'profile.toml': profile }
  const directory = project(files)
  await readiness(['suites', '--config', 'profile.toml'], directory)
  return reportIn(directory).results
}

test('nothing is broken at a trading system that does not say that it may be', async () => {
  const results = await outcomes("environment: 'test'")
  expect(results).toHaveLength(2)
  for (const result of results)
    expect(result).toMatchObject({
      outcome: 'not-assessed',
      reason: 'my firm does not say that it may be broken on purpose',
      remedy: 'let GET /capabilities answer "drillsAllowed": true where that is so',
    })
})

test('nothing is broken at a trading system that says that it is production, whatever else it says', async () => {
  for (const result of await outcomes("environment: 'production', drillsAllowed: true"))
    expect(result).toMatchObject({
      outcome: 'not-assessed',
      reason: 'my firm says that it is production, where nothing is broken',
    })
})

test('a trading system that says that it may be broken is drilled', async () => {
  for (const result of await outcomes("environment: 'test', drillsAllowed: true"))
    expect(result).toMatchObject({ outcome: 'passed' })
})
