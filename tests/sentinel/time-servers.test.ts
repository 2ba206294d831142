import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { launch, project, reportIn } from './launch.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ venues: ['binance'] })
})
afterAll(() => sandbox.close())

/** Outcome and reason of the only check that is run. */
async function outcome(config: string, words: readonly string[]): Promise<string> {
  const directory = project({ 'profile.toml': config })
  await launch(['--config', 'profile.toml', ...words], { directory }).ended
  const { results } = reportIn(directory)
  expect(results).toHaveLength(1)
  return `${results[0]!.outcome} ${results[0]!.reason.split('\n')[0]}`.trim()
}

const clockOf = (servers: readonly string[]) =>
  outcome(`system.environment = "test"\nclock.ntp_servers = ${JSON.stringify(servers)}`, [
    'suites/deployment/clock-synchronisation.check.ts',
  ])

test('configured time servers are asked, by name or by address', async () => {
  const [, port] = sandbox.endpoints.timeServer!.split(':')

  expect(await clockOf([`localhost:${port}`, sandbox.endpoints.timeServer!])).toBe('passed')
})

test('without a time server a clock is not assessed, and with one that is silent it is not told', async () => {
  const closed = createSocket('udp4').bind(0, '127.0.0.1')
  await once(closed, 'listening')
  const { port } = closed.address()
  closed.close()

  expect(await clockOf([])).toBe('not-assessed no time server is configured')
  expect(await clockOf([`127.0.0.1:${port}`])).toMatch(
    /^inconclusive .*no time is told by most of the time servers/,
  )
})

test.for(['clock-source-ahead', 'clock-ahead'])(
  'a latency does not pass by clocks that contradict each other, as under %s',
  { timeout: 300_000 },
  async fault => {
    const config = `system.environment = "sandbox"
sandbox.embedded = true
[[market_connectivity.exchanges]]
name = "binance"
supported_symbols = ["BTCUSDT", "ETHUSDT"]
[limits.market_data]
feed_latency_p99_ms = 80`

    expect(
      await outcome(config, ['suites/market-data/feed-latency.check.ts', '--fault', fault]),
    ).toMatch(/^inconclusive .*(the clocks leave .* open|before it was sent)/)
  },
)
