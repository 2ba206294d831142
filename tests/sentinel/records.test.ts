import { setTimeout as delay } from 'node:timers/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openTradingSystem } from '../../clients/trading-system/open.ts'
import type { NewOrder, TradingSystem } from '../../clients/trading-system/port.ts'
import type { CheckResult } from '../../core/run-report.ts'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { launch, project, reportIn, repository } from './launch.ts'

const symbols = { binance: 'BTCUSDT', coinbase: 'BTC-USD', kraken: 'BTC/USD' } as const
type Name = keyof typeof symbols

const checks = [
  'acknowledgement-latency',
  'fill-latency',
  'slippage',
  'fill-rate',
  'fees-charged',
  'market-impact',
]

/** A profile that may send orders, and is told not to. */
const asked = `[system]
environment = "test"
[safety]
allow = ["read", "trade"]
[execution]
statistics_from = "records"
`

/** A machine with much to do does not make a firm slow. */
const patienceMs = 20_000
/** A profile that says nothing: it may only read. */
const patient = `[limits.execution]
acknowledgement_p95_ms = ${patienceMs}
fill_p95_ms = ${patienceMs}
`

interface Trading {
  /** How many orders the firm sends by itself at each venue. */
  readonly orders: Partial<Record<Name, number>>
  readonly faults?: readonly string[]
  readonly profile: string
}

/** A sandbox whose firm has traded by itself, judged by its records: what came of each check, and what the firm did meanwhile. */
async function judged({ orders, faults = [], profile }: Trading) {
  const venues = Object.keys(orders) as readonly Name[]
  const sandbox = await startSandbox({ venues, firm: true })
  onTestFinished(() => sandbox.close())
  const { control, firm } = sandbox.endpoints
  const system = await openTradingSystem({
    url: firm!.url,
    token: firm!.apiToken,
    deadlineMs: 10_000,
  })
  onTestFinished(() => system.close())
  for (const fault of faults) await fetch(`${control}/faults/${fault}`, { method: 'PUT' })
  await Promise.all(venues.map(venue => traded(system, venue, orders[venue]!)))
  // Younger orders are left out: they may still be within a limit.
  await delay(500 + (profile === patient ? patienceMs : 5_000))

  const { next: before } = await system.executions!.list({})
  const directory = project({
    'records.toml': `profile = "records"
${profile}
[sandbox]
control_url = "${control}"
${venues.map(venue => `[[market_connectivity.exchanges]]\nname = "${venue}"\nsupported_symbols = ["${symbols[venue]}"]\n`).join('')}`,
  })
  const paths = checks.map(name => join(repository, `suites/execution/${name}.trade.ts`))
  const { stderr } = await launch([...paths, '--config', 'records.toml'], { directory }).ended
  expect(stderr).not.toMatch(/must/)
  const { results } = reportIn(directory)
  const { executions } = await system.executions!.list({ after: before })
  return { results, executions }
}

/** Takes what the market offers, buying and selling in turns; a firm whose book is late for want of a processor is waited for. */
async function traded(system: TradingSystem, venue: Name, count: number): Promise<void> {
  const symbol = symbols[venue]
  const isUsable = async () =>
    (await system.bookStatus!.read()).books.some(
      book => book.venue === venue && book.symbol === symbol && book.usable,
    )
  for (let index = 0; index < count; index++) {
    // A firm sends no more than sixty messages a second to a venue.
    await delay(20)
    const order: NewOrder = {
      clientOrderId: `own-${venue}-${index}`,
      venue,
      symbol,
      side: index % 2 === 0 ? 'buy' : 'sell',
      type: 'market',
      quantity: '0.01',
      timeInForce: 'IOC',
    }
    for (let tries = 0; ; tries++) {
      while (!(await isUsable())) await delay(20)
      const clientOrderId = `${order.clientOrderId}-${tries}`
      const { state, reason } = await system.orderEntry!.submit({ ...order, clientOrderId })
      if (isLate(reason?.code)) continue
      expect(state, reason?.message).not.toBe('denied')
      break
    }
  }
}

const isLate = (code = ''): boolean =>
  ['bookUnusable', 'notReconciled', 'riskUnavailable'].includes(code)

const outcomeOf = (results: readonly CheckResult[], name: string, venue = 'binance') => {
  const found = results.find(one => one.id === `execution/${name}` && one.venue === venue)
  return `${found?.outcome} ${found?.reason}`.trim()
}

const fastest = (results: readonly CheckResult[], name: string) =>
  results
    .find(({ id }) => id === `execution/${name}`)
    ?.evidence.find(({ distribution }) => distribution)?.distribution?.min

test(
  'a run that may only read judges a firm by its records, and nothing is sent',
  { timeout: 300_000 },
  async () => {
    const { results, executions } = await judged({
      orders: { binance: 62, coinbase: 62, kraken: 12 },
      profile: patient,
    })

    for (const name of checks.slice(0, 5))
      for (const venue of ['binance', 'coinbase'])
        expect([name, venue, outcomeOf(results, name, venue)]).toEqual([name, venue, 'passed'])
    for (const name of checks.slice(0, 4))
      expect(outcomeOf(results, name, 'kraken')).toContain(
        'inconclusive Unmeasured: 12 orders were found that tell, 59 are needed',
      )
    expect(outcomeOf(results, 'fees-charged', 'kraken')).toBe('passed')
    expect(outcomeOf(results, 'market-impact')).toMatch(
      /^not-assessed .*quotes right before and after/,
    )
    const { evidence } = results.find(({ id }) => id === 'execution/slippage')!
    expect(Object.fromEntries(evidence.map(({ name, value }) => [name, value]))).toMatchObject({
      'taken from': expect.stringMatching(/^execution records since /),
      'recorded orders': 62,
      'orders left out': '74 elsewhere',
      'fills that the venue confirms': expect.any(Number),
    })
    // The machine may be slow, but the firm is not slow on purpose.
    expect(fastest(results, 'acknowledgement-latency')).toBeLessThan(236)
    expect(executions).toEqual([])
  },
)

test(
  'what breaks these checks by probes breaks them by records, where orders could be sent, too',
  { timeout: 300_000 },
  async () => {
    const { results, executions } = await judged({
      orders: { binance: 76 },
      faults: [
        'firm-slow-acknowledgement',
        'firm-slow-fills',
        'adverse-execution',
        'fickle-venue',
        'fees-beyond-schedule',
      ],
      profile: asked,
    })

    for (const name of checks.slice(0, 5)) expect(outcomeOf(results, name)).toMatch(/^failed/)
    expect(fastest(results, 'acknowledgement-latency')).toBeGreaterThanOrEqual(235)
    expect(fastest(results, 'fill-latency')).toBeGreaterThanOrEqual(353)
    expect(executions).toEqual([])
  },
)

test('costs within their limits pass by records', { timeout: 300_000 }, async () => {
  const { results } = await judged({
    orders: { binance: 93 },
    faults: ['adverse-execution-twin', 'fees-beyond-schedule-twin'],
    profile: asked,
  })

  expect(outcomeOf(results, 'slippage')).toBe('passed')
  expect(outcomeOf(results, 'fees-charged')).toBe('passed')
})
