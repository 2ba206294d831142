import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startSandbox } from '../../sandbox/sandbox.ts'
import {
  checkSource,
  hasReports,
  launch,
  project,
  reportIn,
  repository,
  type Launched,
} from './launch.ts'

/** A sandbox that outlives every run: what is open on it when a run is gone was left behind. */
let sandbox: Awaited<ReturnType<typeof startSandbox>>
beforeAll(async () => {
  sandbox = await startSandbox({ venues: ['binance'], timeScale: 1 })
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  await fetch(`${sandbox.endpoints.control}/reset`, { method: 'POST' })
})

const openOrders = async (): Promise<readonly unknown[]> => {
  const answer = await fetch(`${sandbox.endpoints.control}/venues/binance/state`)
  return ((await answer.json()) as { openOrders: readonly unknown[] }).openOrders
}

async function until(condition: () => Promise<boolean>, seconds: number): Promise<void> {
  for (let tries = 0; tries < seconds * 20; tries++) {
    if (await condition()) return
    await delay(50)
  }
  throw new Error(`the condition must hold within ${seconds} s, did not`)
}

/** Rests an order and then does what is given, so that the run can be cut off while the order is open. */
const resting = (then: string) =>
  checkSource(
    'execution/left-behind',
    `async ({ orders, evidence }) => {
      const order = await orders.restingOrder('ETHUSDT')
      evidence.record('accepted', (await orders.submit(order)).accepted)
      ${then}
    }`,
    `per: 'venue',`,
  )
const attachedConfig = ['--config', 'attached.toml']
const hangs = `await new Promise(() => {})`
const spins = `for (;;) {}`

function attached(then: string): string {
  return project({
    'suites/execution/left-behind.trade.ts': resting(then),
    'suites/execution/never-begun.drill.ts': checkSource(
      'execution/never-begun',
      `({ evidence }) => { evidence.record('ran', true) }`,
    ),
    'attached.toml': `[system]
environment = "sandbox"
[safety]
allow = ["read", "trade", "drill"]
[sandbox]
control_url = "${sandbox.endpoints.control}"
[[market_connectivity.exchanges]]
name = "binance"
supported_symbols = ["ETHUSDT"]
`,
    'package.json': JSON.stringify({
      scripts: {
        readiness: `exec "${process.execPath}" "${join(repository, 'bin/readiness.js')}"`,
      },
    }),
  })
}

async function midway(
  then: string,
  options: { detached?: boolean; npm?: boolean } = {},
): Promise<Launched> {
  const directory = attached(then)
  const words = ['suites', ...attachedConfig]
  const launched = options.npm
    ? launch(['run', '--silent', 'readiness', '--', ...words], {
        directory,
        detached: true,
        command: ['npm'],
      })
    : launch(words, { directory, detached: options.detached ?? false })
  await until(async () => (await openOrders()).length === 1, 90)
  return launched
}

test.for<[string, string, { detached?: boolean; npm?: boolean }, (run: Launched) => unknown]>([
  ['Ctrl-C to the process', hangs, {}, ({ child }) => child.kill('SIGINT')],
  ['SIGTERM to the process', hangs, {}, ({ child }) => child.kill('SIGTERM')],
  [
    'Ctrl-C to its group',
    hangs,
    { detached: true },
    ({ child }) => process.kill(-child.pid!, 'SIGINT'),
  ],
  [
    'Ctrl-C to the group of npm',
    hangs,
    { npm: true },
    ({ child }) => process.kill(-child.pid!, 'SIGINT'),
  ],
  ['SIGTERM to npm', hangs, { npm: true }, ({ child }) => child.kill('SIGTERM')],
  ['Ctrl-C while a check never yields', spins, {}, ({ child }) => child.kill('SIGINT')],
])('%s leaves no open order and a complete report', async ([, then, options, interrupt]) => {
  const launched = await midway(then, options)
  interrupt(launched)
  await launched.ended
  await until(async () => hasReports(launched.directory), 90)

  expect(await openOrders()).toEqual([])
  const report = reportIn(launched.directory)
  expect(report).toMatchObject({ verdict: 'INTERRUPTED', exitCode: 130, sweep: { leftOpen: [] } })
  expect(report.results.map(({ id }) => id)).toEqual([
    'execution/left-behind',
    'execution/never-begun',
  ])
  expect(report.results[1]).toMatchObject({
    outcome: 'not-assessed',
    reason: 'the run ended first',
  })
  if (!options.npm) expect((await launched.ended).code).toBe(130)
})

test('after SIGKILL the sweeper alone leaves no open order', async () => {
  const launched = await midway(hangs)
  launched.child.kill('SIGKILL')

  await until(async () => (await openOrders()).length === 0, 90)
})

test('an order that its check forgot is canceled and reported', async () => {
  const directory = attached(`expect(true).toBe(true)`)
  const { code } = await launch(['suites/execution/left-behind.trade.ts', ...attachedConfig], {
    directory,
  }).ended

  expect(await openOrders()).toEqual([])
  const report = reportIn(directory)
  expect(report.sweep.swept).toBe(1)
  expect(report.problems[0]).toContain('still open')
  expect(code).toBe(30)
})

test('a fault that a run switches on is off when it has ended', async () => {
  const directory = attached('')
  const words = ['suites/execution/never-begun.drill.ts', '--fault', 'clock-ahead']
  await launch([...words, ...attachedConfig], { directory }).ended

  const answer = await fetch(`${sandbox.endpoints.control}/faults`)
  expect(await answer.json()).toMatchObject({ active: [] })
  expect(reportIn(directory).selection.faults).toEqual(['clock-ahead'])
})
