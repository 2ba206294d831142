import { connect } from 'node:net'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openAlertSink, SinkNotOpened } from '../../../clients/notifier/alert-sink.ts'
import { freePort } from '../../../sandbox/free-port.ts'

let address: string
let sink: Awaited<ReturnType<typeof openAlertSink>>
beforeEach(async () => {
  address = `127.0.0.1:${await freePort()}`
  sink = await openAlertSink(address)
})
afterEach(() => sink.close())

const instrument = { venue: 'binance', symbol: 'BTCUSDT' }
const alert = (status: string, labels: object = instrument) => ({
  status,
  labels: { alertname: 'MarketDataStale', ...labels },
  annotations: { summary: 'No update for 3 s.' },
  startsAt: '2026-01-31T09:30:00Z',
})
const notification = (...alerts: readonly object[]) => ({
  version: '4',
  receiver: 'sentinel',
  alerts,
})
const post = async (body: string) =>
  (await fetch(`http://${address}/anything`, { method: 'POST', body })).status
const told = (...alerts: readonly object[]) => post(JSON.stringify(notification(...alerts)))

test('alerts of an instrument are kept in their order, each with when it arrived', async () => {
  const before = sink.nowMs()
  expect(await told(alert('firing'), alert('firing', { ...instrument, symbol: 'ETHUSDT' }))).toBe(
    200,
  )
  expect(await told(alert('resolved'))).toBe(200)

  const arrived = sink.of(instrument)
  expect(arrived).toMatchObject([
    {
      status: 'firing',
      labels: { alertname: 'MarketDataStale' },
      annotations: { summary: 'No update for 3 s.' },
    },
    { status: 'resolved' },
  ])
  expect(arrived[0]!.atMs).toBeGreaterThanOrEqual(before)
  expect(arrived[1]!.atMs).toBeGreaterThanOrEqual(arrived[0]!.atMs)
  expect(arrived[1]!.atMs).toBeLessThanOrEqual(sink.nowMs())
})

test('what arrived of whatever else is not told', async () => {
  await told(
    alert('firing'),
    alert('firing', { venue: 'kraken', symbol: 'BTCUSDT' }),
    alert('firing', { symbol: 'BTCUSDT' }),
    alert('firing', { venue: 'binance' }),
    alert('firing', {}),
  )

  expect(sink.of(instrument)).toHaveLength(1)
})

test('when an alert began is told by the clock of its arrival', async () => {
  const agoMs = 90_000
  await told({ ...alert('firing'), startsAt: new Date(Date.now() - agoMs).toISOString() })

  const [arrived] = sink.of(instrument)
  // The alert was dated before it was sent.
  expect(arrived!.atMs - arrived!.startedMs!).toBeGreaterThanOrEqual(agoMs - 2)
  expect(arrived!.atMs - arrived!.startedMs!).toBeLessThan(agoMs + 30_000)
})

test.for([undefined, '', 'yesterday', '0001-01-01T00:00:00Z'])(
  'of one that says %j nobody knows when it began',
  async startsAt => {
    expect(await told({ ...alert('firing'), startsAt })).toBe(200)

    expect(sink.of(instrument)).toMatchObject([{ status: 'firing', startedMs: undefined }])
  },
)

test.for<[string, string]>([
  ['nothing', ''],
  ['no JSON', 'firing!'],
  ['half of it', JSON.stringify(notification(alert('firing'))).slice(0, -3)],
  ['no notification', '[]'],
  ['null', 'null'],
  ['another version', JSON.stringify({ ...notification(alert('firing')), version: '3' })],
  ['another status', JSON.stringify(notification(alert('burning')))],
  ['labels that are no text', JSON.stringify(notification(alert('firing', { venue: 1 })))],
  ['one bad alert among good ones', JSON.stringify(notification(alert('firing'), {}))],
  ['too much', JSON.stringify({ ...notification(alert('firing')), filler: 'x'.repeat(3_000_000) })],
])('%s is answered 400, and passed over', async ([, body]) => {
  expect(await post(body)).toBe(400)
  expect(sink.of(instrument)).toEqual([])

  expect(await told(alert('firing'))).toBe(200)
  expect(sink.of(instrument)).toHaveLength(1)
})

test('whoever hangs up in the middle, or speaks no HTTP, does not end it', async () => {
  const { hostname, port } = new URL(`http://${address}`)
  for (const words of [
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{"ver',
    '\0\0\0\r\n\r\n',
  ]) {
    const socket = connect(Number(port), hostname)
    await once(socket, 'connect')
    socket.write(words)
    socket.destroy()
  }

  expect(await told(alert('firing'))).toBe(200)
  expect(sink.of(instrument)).toHaveLength(1)
})

test('an address that is taken is told, with what to do', async () => {
  await expect(openAlertSink(address)).rejects.toThrow(SinkNotOpened)
  await expect(openAlertSink(address)).rejects.toThrow(
    `alerts must be able to arrive at ${address}, cannot: listen EADDRINUSE`,
  )
  await expect(openAlertSink(address)).rejects.toThrow('set another monitoring.alert_sink')
  await expect(openAlertSink('192.0.2.1:9099')).rejects.toThrow(/cannot: listen EADDRNOTAVAIL/)
})

test('an address that was left is free again', async () => {
  await sink.close()
  sink = await openAlertSink(address)

  expect(await told(alert('firing'))).toBe(200)
})
