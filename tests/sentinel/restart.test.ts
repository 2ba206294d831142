import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Plan } from '../../core/plan.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { checkSource, launch, project, readiness, reportIn, repository } from './launch.ts'

/** Its firm stands for a staging system of somebody's own: the profile names it, and commands that kill and start it. */
let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ venues: ['binance'], firm: true })
})
afterAll(() => sandbox?.close())

const env = () => ({ STAGING_TOKEN: sandbox.endpoints.firm!.apiToken })

/** Asks the sandbox to do it, and writes down that it ran. */
const command = (word: 'stop' | 'start') => {
  const source = `const { appendFileSync } = require('node:fs'); appendFileSync('commands.txt', '${word}\\n'); fetch('${sandbox.endpoints.control}/firm/${word}', { method: 'POST' }).then(({ ok }) => process.exit(ok ? 0 : 1))`
  return JSON.stringify([process.execPath, '-e', source])
}

const profile = (restart: string) => `system.environment = "test"
sandbox.control_url = "${sandbox.endpoints.control}"
safety.allow = ["read", "trade", "drill"]
[[market_connectivity.exchanges]]
name = "binance"
supported_symbols = ["BTCUSDT", "ETHUSDT"]
[trading_system]
url = "${sandbox.endpoints.firm!.url}"
api_token = "env:STAGING_TOKEN"
${restart}`
const commands = () =>
  `[trading_system.process]\nstop = ${command('stop')}\nstart = ${command('start')}`

const drill = (body: string) => ({
  'suites/execution/killed.drill.ts': checkSource(
    'execution/killed',
    body,
    `per: 'venue', alone: true,`,
  ),
})
const ran = (directory: string) =>
  readFileSync(join(directory, 'commands.txt'), 'utf8').trim().split('\n')

async function run(files: Readonly<Record<string, string>>, restart = commands()) {
  const directory = project({ 'staging.toml': profile(restart), ...files })
  await launch(['suites', '--config', 'staging.toml'], { directory, env: env() }).ended
  return { directory, results: reportIn(directory).results }
}

test('a firm is restarted with its own commands, and the drill judges it', async () => {
  const directory = project({ 'staging.toml': profile(commands()) })
  const check = join(repository, 'suites/execution/startup-reconciliation.drill.ts')
  await launch([check, '--config', 'staging.toml'], { directory, env: env() }).ended

  expect(reportIn(directory).results).toMatchObject([{ outcome: 'passed' }])
  expect(ran(directory)).toEqual(['stop', 'start'])
})

test('a firm without commands is not restarted', async () => {
  const { results, directory } = await run(
    drill(`async ({ firmProcess }) => { await firmProcess.stop() }`),
    '',
  )
  expect(results).toMatchObject([
    {
      outcome: 'not-assessed',
      remedy: expect.stringContaining('set stop and start in [trading_system.process]'),
    },
  ])
  expect(existsSync(join(directory, 'commands.txt'))).toBe(false)
})

test('a check that fails, or runs out of time, while the firm is stopped leaves it running', async () => {
  const failing = await run(
    drill(`async ({ firmProcess, evidence }) => {
      await firmProcess.stop()
      evidence.record('thing', 1)
      expect(1).toBe(2)
    }`),
  )
  expect(failing.results).toMatchObject([{ outcome: 'failed' }])
  expect(ran(failing.directory)).toEqual(['stop', 'start'])

  const hanging = await run({
    'suites/execution/killed.drill.ts': checkSource(
      'execution/killed',
      `async ({ firmProcess }) => { await firmProcess.stop(); await new Promise(() => {}) }`,
      `per: 'venue', alone: true, timeoutMs: 15_000,`,
    ),
  })
  expect(hanging.results).toMatchObject([{ outcome: 'inconclusive' }])
  expect(ran(hanging.directory)).toEqual(['stop', 'start'])
})

test('a run that is killed while the firm is stopped leaves it running', async () => {
  const files = drill(
    `async ({ firmProcess }) => { await firmProcess.stop(); await new Promise(() => {}) }`,
  )
  const directory = project({ 'staging.toml': profile(commands()), ...files })
  const run = launch(['suites', '--config', 'staging.toml'], { directory, env: env() })
  const stopped = () => existsSync(join(directory, 'commands.txt'))
  await expect.poll(stopped, { timeout: 60_000 }).toBe(true)
  await delay(500)
  run.child.kill('SIGKILL')

  await expect.poll(() => ran(directory), { timeout: 60_000 }).toEqual(['stop', 'start'])
})

test('a start that does not end is told with what it said, without secrets', async () => {
  const source = `console.log('no unit desk; token ' + process.env.STAGING_TOKEN); setInterval(() => {}, 1000)`
  const fails = `[trading_system.process]\nstop = ${command('stop')}\nstart = ${JSON.stringify([process.execPath, '-e', source])}\ndeadline_ms = 10000`
  const { results, directory } = await run(
    drill(`async ({ firmProcess, evidence }) => {
      await firmProcess.stop()
      expect(evidence.record('thing', true)).toBe(true)
    }`),
    fails,
  )
  await fetch(`${sandbox.endpoints.control}/firm/start`, { method: 'POST' })

  expect(results).toMatchObject([
    {
      outcome: 'inconclusive',
      reason: expect.stringMatching(/within 10000 ms, was ended by SIGKILL; it said: no unit desk/),
    },
  ])
  for (const file of ['readiness.json', 'junit.xml', 'readiness.html', 'readiness.md'])
    expect(readFileSync(join(directory, 'reports', file), 'utf8')).not.toContain(
      sandbox.endpoints.firm!.apiToken,
    )
})

test('a plan tells the commands, and which check runs them', async () => {
  const restart = `[trading_system.process]\nstop = ["systemctl", "kill", "-s", "KILL", "firm"]\nstart = ["systemctl", "start", "firm"]`
  const directory = project({ 'staging.toml': profile(restart) })
  const { stdout } = await readiness(
    ['plan', '--json', join(repository, 'suites/execution'), '--config', 'staging.toml'],
    directory,
  )
  const { addresses, checks } = JSON.parse(stdout) as Plan
  const both = ['systemctl kill -s KILL firm', 'systemctl start firm']

  expect(addresses.filter(({ purpose }) => purpose === 'command')).toMatchObject(
    both.map(address => ({ address, production: false })),
  )
  const telling = checks.filter(({ requests }) =>
    requests.some(one => one.addresses.includes(both[0]!)),
  )
  expect(telling.map(({ id }) => id)).toEqual(['execution/startup-reconciliation'])
  expect(telling[0]!.requests).toContainEqual({
    does: 'kills the trading system and starts it again',
    signed: false,
    addresses: both,
  })
})
