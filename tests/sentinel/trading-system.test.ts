import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { CheckResult } from '../../core/run-report.ts'
import { startedShim } from '../clients/trading-system/shim.ts'
import { checkSource, launch, project, reportIn } from './launch.ts'

const token = 'canary-of-the-shim-7f3a'
/** Without a deadline of its own, one that a busy machine keeps. */
const profile = (url: string | undefined, deadlineMs = 30_000) => `
profile = "own-firm"
system.environment = "test"
sandbox.embedded = true
${url === undefined ? 'sandbox.firm = false' : ''}
safety.allow = ["read", "trade"]
[[market_connectivity.exchanges]]
name = "binance"
supported_symbols = ["BTCUSDT", "ETHUSDT"]
${url === undefined ? '' : `[trading_system]\nurl = "${url}"\napi_token = "env:SHIM_TOKEN"\ndeadline_ms = ${deadlineMs}\n`}`

async function run(
  checks: Readonly<Record<string, string>>,
  url: string | undefined,
  deadlineMs?: number,
): Promise<{ readonly directory: string; readonly results: readonly CheckResult[] }> {
  const directory = project({ 'profile.toml': profile(url, deadlineMs), ...checks })
  const env = { SHIM_TOKEN: token }
  await launch([...Object.keys(checks), '--config', 'profile.toml'], { directory, env }).ended
  return { directory, results: reportIn(directory).results }
}

const reading = {
  'suites/execution/reading.check.ts': checkSource(
    'execution/reading',
    `async ({ tradingSystem, evidence }) => {
       evidence.record('name', tradingSystem.about.name)
       evidence.record('orders', (await tradingSystem.orders.list()).orders.length)
     }`,
  ),
  'suites/execution/unread.check.ts': checkSource(
    'execution/unread',
    `async ({ tradingSystem, evidence }) => {
       evidence.record('books', (await tradingSystem.bookStatus.read()).books.length)
     }`,
  ),
}

test('a check reads what the trading system offers, and is told what to offer', async () => {
  const { results } = await run(reading, await startedShim({ SHIM_TOKEN: token }))
  expect(results).toMatchObject([
    { id: 'execution/reading', outcome: 'passed', evidence: [{ value: 'toy shim' }, { value: 0 }] },
    {
      id: 'execution/unread',
      outcome: 'not-assessed',
      reason: 'toy shim does not offer bookStatus',
      remedy: expect.stringMatching(/^offer `bookStatus` in/),
    },
  ])
})

test('without a trading system a check says which setting it needs', async () => {
  const { results } = await run(reading, undefined)
  for (const result of results)
    expect(result).toMatchObject({
      outcome: 'not-assessed',
      reason: 'no trading system is configured',
      remedy: expect.stringMatching(/^set \[trading_system\] url or adapter/),
    })
  expect(results).toHaveLength(2)
})

test('an order that a check leaves open is canceled through the trading system', async () => {
  const url = await startedShim({ SHIM_TOKEN: token })
  const careless = checkSource(
    'execution/careless',
    `async ({ firm, venue, evidence }) => {
       const order = await firm.restingOrder(venue.symbols[0])
       evidence.record('state', (await firm.submit(order)).state)
     }`,
    "per: 'venue',",
  )
  const { directory, results } = await run({ 'suites/execution/careless.trade.ts': careless }, url)
  expect(results).toMatchObject([{ outcome: 'passed', evidence: [{ value: 'accepted' }] }])
  const report = reportIn(directory)
  expect(report.sweep).toEqual({ swept: 1, leftOpen: [] })
  const journal = readFileSync(
    join(directory, 'reports', 'journal', `${report.runId}.jsonl`),
    'utf8',
  )
  expect(journal).toMatch(/"kind":"swept".*"via":"trading-system"/)
  const open = await fetch(`${url}/orders`, { headers: { authorization: `Bearer ${token}` } })
  expect(await open.json()).toEqual({ orders: [] })
})

test('a trading system that does not answer makes a check inconclusive in time, and shows no token', async () => {
  const server = createServer(() => {}).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => server.close().closeAllConnections())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { directory, results } = await run(reading, url, 700)
  for (const result of results)
    expect(result).toMatchObject({
      outcome: 'inconclusive',
      reason: expect.stringMatching(/700 ms/),
    })
  for (const file of ['readiness.json', 'junit.xml', 'readiness.html', 'readiness.md'])
    expect(readFileSync(join(directory, 'reports', file), 'utf8')).not.toContain(token)
})
