import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { venueLevers } from '../../clients/sandbox-levers.ts'
import { sandboxControl, type SandboxDescription } from '../../clients/sandbox.ts'
import { trustAuthority } from '../../clients/trust.ts'
import { openVenue } from '../../clients/venue/open.ts'
import { ordersOf } from '../../fixtures/orders.ts'
import { checkSource, launch, project, repository } from './launch.ts'

const venues = {
  binance: { ccxtId: 'binance', symbol: 'ETHUSDT' },
  coinbase: { ccxtId: 'coinbaseexchange', symbol: 'ETH-USD' },
  kraken: { ccxtId: 'kraken', symbol: 'ETH/USD' },
} as const
type VenueName = keyof typeof venues
const names = Object.keys(venues) as VenueName[]
/** Its ports are below those that a system hands out, and above those that the tests of the sandbox take. */
const portBase = 28_000 + (process.pid % 70) * 60
const control = `http://127.0.0.1:${portBase}`
/** No order of a run may be open longer than this after its end; usually it is two seconds. */
const withinMs = 5_000

/** A sandbox of its own, as a person starts it: no run owns it, and none ends it. */
let sandbox: ChildProcess
let endpoints: SandboxDescription
beforeAll(async () => {
  const words = ['bin/readiness.js', 'sandbox', '--port', String(portBase), '--time-scale', '0.05']
  sandbox = spawn(process.execPath, words, { cwd: repository, stdio: 'ignore' })
  endpoints = await eventually(() =>
    sandboxControl(control)
      .endpoints()
      .catch(() => undefined),
  )
  trustAuthority(endpoints.certificateAuthority!)
})
afterAll(async () => {
  sandbox.kill('SIGTERM')
  await once(sandbox, 'exit')
})
beforeEach(() => sandboxControl(control).reset())

async function eventually<Result>(
  look: () => Promise<Result | undefined>,
  patienceMs = 90_000,
): Promise<Result> {
  const untilMs = performance.now() + patienceMs
  for (;;) {
    const seen = await look()
    if (seen !== undefined) return seen
    if (performance.now() > untilMs)
      throw new Error(`it must be seen within ${patienceMs} ms, was not`)
    await delay(20)
  }
}

interface OpenOrder {
  readonly id: number
  readonly clientOrderId: string
}

/** What the engine of a venue really holds, of the checks' account and of the trading system's. */
async function openAt(name: VenueName): Promise<readonly OpenOrder[]> {
  const accounts = ['sandbox', 'firm'].map(async account => {
    const answer = await fetch(`${control}/venues/${name}/accounts/${account}/state`)
    return ((await answer.json()) as { openOrders: readonly OpenOrder[] }).openOrders
  })
  return (await Promise.all(accounts)).flat()
}

/** An order that is not the run's, in each of the two accounts. */
async function foreignOrderAt(name: VenueName): Promise<readonly OpenOrder[]> {
  const { ccxtId, symbol } = venues[name]
  const target = { name, ccxtId, symbols: [symbol], timeScale: 0.05, ...endpoints.venues[name]! }
  const venue = await openVenue(target, { class: 'trade', intent: () => {} })
  const caps = { maxNotional: undefined, symbols: [] }
  const orders = ordersOf({ venue, prefix: 'the-firm-', caps })
  const order = await orders.restingOrder(symbol)
  expect(await orders.submit(order)).toMatchObject({ accepted: true })
  await venue.close()
  const { price, quantity } = order
  await venueLevers(control, name).place({ symbol, side: 'buy', price, quantity })
  return openAt(name)
}

const rests = (then: string) =>
  checkSource(
    'execution/rests',
    `async ({ symbol, orders, firm, evidence }) => {
      for (let count = 0; count < 3; count++) {
        const order = await orders.restingOrder(symbol)
        evidence.record('accepted ' + count, (await orders.submit(order)).accepted)
        const other = await firm.restingOrder(symbol)
        evidence.record('state ' + count, (await firm.submit(other)).state)
      }
      ${then}
    }`,
    `per: 'venue',`,
  )

const attached = (then: string) =>
  project({
    'suites/execution/rests.trade.ts': rests(then),
    'attached.toml': [
      '[system]\nenvironment = "sandbox"',
      '[safety]\nallow = ["read", "trade", "drill"]',
      `[sandbox]\ncontrol_url = "${control}"`,
      ...names.map(
        name =>
          `[[market_connectivity.exchanges]]\nname = "${name}"\nsupported_symbols = ["${venues[name].symbol}"]`,
      ),
    ].join('\n'),
  })

const hangs = 'await new Promise(() => {})'
const keepsSending = `for (;;) {
  await orders.submit(await orders.restingOrder(symbol))
  await firm.submit(await firm.restingOrder(symbol))
}`

const endings = (['SIGINT', 'SIGTERM', 'SIGKILL'] as const).flatMap(signal => [
  [signal, 'waits with its orders open', hangs] as const,
  [signal, 'keeps sending orders', keepsSending] as const,
])

test.for(endings)(
  '%s to a run whose check %s leaves none of its orders at any venue, and touches no other',
  { timeout: 300_000 },
  async ([signal, , then]) => {
    const foreign = await Promise.all(names.map(foreignOrderAt))
    const run = launch(['suites', '--config', 'attached.toml'], { directory: attached(then) })
    await eventually(async () => {
      const open = await Promise.all(names.map(openAt))
      return open.every(orders => orders.length >= 8) ? true : undefined
    })

    run.child.kill(signal)
    const killedMs = performance.now()
    await eventually(async () => {
      const open = await Promise.all(names.map(openAt))
      return open.every(orders => orders.length === 2) ? true : undefined
    })
    const sweptMs = performance.now() - killedMs

    await run.ended
    await delay(1_500)
    expect(await Promise.all(names.map(openAt))).toEqual(foreign)
    expect(foreign.map(orders => orders.length)).toEqual([2, 2, 2])
    expect(sweptMs).toBeLessThan(withinMs)
  },
)

test(
  'SIGKILL in the middle of the real order checks leaves none of their orders',
  { timeout: 300_000 },
  async () => {
    const foreign = await Promise.all(names.map(foreignOrderAt))
    const files = ['resting-order', 'idempotent-submit', 'order-types'].map(
      name => `${repository}/suites/execution/${name}.trade.ts`,
    )
    const run = launch([...files, '--config', 'attached.toml'], { directory: attached('') })
    await eventually(async () => {
      const open = await Promise.all(names.map(openAt))
      return open.some(orders => orders.length > 2) ? true : undefined
    })

    run.child.kill('SIGKILL')
    await run.ended
    await delay(withinMs)
    expect(await Promise.all(names.map(openAt))).toEqual(foreign)
  },
)
