import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { FaultSwitchboard } from '../../../../sandbox/faults/active.ts'
import { createBooks } from '../../../../sandbox/firm/books/books.ts'
import type { Books } from '../../../../sandbox/firm/books/port.ts'
import { Speaker } from '../books/speaker.ts'
import { speeches } from '../books/speech.ts'
import { Sink } from './sink.ts'

/** A venue that moves, the firm's books of it, and whoever is told its alerts. */
async function arrange() {
  const stack = new AsyncDisposableStack()
  const speaker = stack.use(await Speaker.open(speeches.kraken()))
  const sink = stack.use(await Sink.open())
  const faults = new FaultSwitchboard()
  const { endpoint, speech } = speaker
  const books = createBooks({
    venues: [{ name: 'kraken', endpoint, symbols: [speech.symbol] }],
    timeScale: 0.05,
    virtues: faults,
    alertWebhook: sink.url,
  })
  stack.defer(() => books.close())
  stack.use(speaker.moving())
  await books.open(20_000)
  return { speaker, sink, faults, books, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}

const isUsable = (books: Books) =>
  vi.waitFor(() => expect(books.status()[0]).toMatchObject({ usable: true }), 20_000)

const told = (sink: Sink, status: 'firing' | 'resolved', withinMs = 30_000) =>
  vi.waitFor(
    () => {
      const found = sink.posted.find(each => each.status === status)
      if (!found) throw new Error(`something must be ${status}, nothing is`)
      return found
    },
    { timeout: withinMs },
  )

test.concurrent('a frozen book fires as Alertmanager would tell it, and ends', async () => {
  await using firm = await arrange()
  await sleep(1500)
  expect(firm.sink.posted).toEqual([])
  firm.speaker.isHeard = false
  const firing = await told(firm.sink, 'firing')
  const heardMs = performance.timeOrigin + performance.now() - firm.books.status()[0]!.ageMs
  const labels = { alertname: 'MarketDataStale', venue: 'kraken', symbol: 'ETH/USD' }
  expect(firing).toEqual({
    version: '4',
    groupKey: '{}:{alertname="MarketDataStale", venue="kraken"}',
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'market-data',
    groupLabels: { alertname: 'MarketDataStale', venue: 'kraken' },
    commonLabels: { ...labels, severity: 'critical' },
    commonAnnotations: { summary: expect.stringContaining('stale') },
    externalURL: expect.stringMatching(/^http/),
    alerts: [
      {
        status: 'firing',
        labels: { ...labels, severity: 'critical' },
        annotations: { summary: expect.stringContaining('ETH/USD at kraken') },
        startsAt: expect.stringMatching(/^\d{4}-.*Z$/),
        endsAt: '0001-01-01T00:00:00Z',
        generatorURL: expect.stringMatching(/^http/),
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    ],
  })
  const startsMs = Date.parse(firing.alerts[0]!.startsAt)
  expect(Math.abs(startsMs - heardMs)).toBeLessThan(1000)

  firm.speaker.isHeard = true
  const resolved = await told(firm.sink, 'resolved')
  expect(firm.sink.posted).toEqual([firing, resolved])
  const [began, ended] = [firing.alerts[0]!, resolved.alerts[0]!]
  expect(ended).toMatchObject({
    status: 'resolved',
    fingerprint: began.fingerprint,
    labels: began.labels,
    startsAt: began.startsAt,
  })
  expect(Date.parse(ended.endsAt)).toBeGreaterThan(startsMs)
})

test.concurrent(
  'a lost connection fires as such; one that is back within a second does not',
  async () => {
    await using firm = await arrange()
    firm.speaker.server.client.terminate()
    await sleep(2000)
    expect(firm.sink.posted).toEqual([])
    firm.speaker.server.refuses = true
    firm.speaker.server.client.terminate()
    const { alerts } = await told(firm.sink, 'firing')
    expect(alerts[0]!.labels['alertname']).toBe('MarketDataDisconnected')
  },
)

test.concurrent('a gap that stays fires as such', async () => {
  await using firm = await arrange()
  firm.faults.activate('firm-never-resyncs')
  firm.speaker.isHeard = false
  firm.speaker.move({ side: 'sell', price: 10_000, quantity: 9 })
  firm.speaker.isHeard = true
  const { alerts } = await told(firm.sink, 'firing')
  expect(alerts[0]!.labels).toMatchObject({ alertname: 'MarketDataGap', severity: 'warning' })
})

test.concurrent.for([
  ['firm-alerts-late', 5800],
  ['firm-alerts-late-twin', 4000],
] as const)('%s fires no sooner than %d ms after the freeze', async ([fault, lateMs]) => {
  await using firm = await arrange()
  firm.faults.activate(fault)
  const frozenMs = performance.now()
  firm.speaker.isHeard = false
  await told(firm.sink, 'firing')
  expect(performance.now() - frozenMs).toBeGreaterThan(lateMs - 100)
})

test.concurrent('with silence ignored, a frozen book fires nothing', async () => {
  await using firm = await arrange()
  firm.faults.activate('firm-ignores-frozen-feed')
  firm.speaker.isHeard = false
  await sleep(5000)
  expect(firm.sink.posted).toEqual([])
})

test.concurrent('an alert may be made to fire and never end', async () => {
  await using firm = await arrange()
  firm.faults.activate('firm-never-resolves-alert')
  firm.speaker.isHeard = false
  await told(firm.sink, 'firing')
  firm.speaker.isHeard = true
  await isUsable(firm.books)
  await sleep(3000)
  expect(firm.sink.posted.map(({ status }) => status)).toEqual(['firing'])
})

test.concurrent('an old alert and its end may be told again and again', async () => {
  await using firm = await arrange()
  firm.faults.activate('firm-tells-old-alert-again')
  const posted = () => firm.sink.posted
  await vi.waitFor(() => expect(posted().length).toBeGreaterThanOrEqual(4), 20_000)

  expect(
    posted()
      .map(({ status }) => status)
      .slice(0, 4),
  ).toEqual(['firing', 'resolved', 'firing', 'resolved'])
  const starts = posted().map(({ alerts }) => alerts[0]!.startsAt)
  expect(new Set(starts)).toHaveLength(1)
  expect(Date.now() - Date.parse(starts[0]!)).toBeGreaterThan(3_500_000)
})

test.concurrent('a webhook that hangs holds nothing up, and is tried again', async () => {
  await using firm = await arrange()
  firm.sink.answer = () => undefined
  firm.speaker.isHeard = false
  const first = await told(firm.sink, 'firing')
  firm.speaker.isHeard = true
  await isUsable(firm.books)
  firm.sink.answer = response => response.end()
  await told(firm.sink, 'resolved')
  const statuses = firm.sink.posted.map(({ status }) => status)
  expect(statuses.length).toBeGreaterThanOrEqual(3)
  expect(statuses.at(-1)).toBe('resolved')
  for (const again of firm.sink.posted.slice(0, -1)) expect(again).toEqual(first)
})

test.concurrent.for([
  ['fails', 503, 4],
  ['refuses', 400, 1],
] as const)('a webhook that %s (%d) is tried %d times', async ([, status, tries]) => {
  await using firm = await arrange()
  firm.sink.answer = response => response.writeHead(status).end()
  firm.speaker.server.refuses = true
  firm.speaker.server.client.terminate()
  await vi.waitFor(() => expect(firm.sink.posted.length).toBe(tries), 30_000)
  await sleep(3000)
  expect(firm.sink.posted.length).toBe(tries)
})
