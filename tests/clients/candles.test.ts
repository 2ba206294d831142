import { afterEach, expect, test } from 'vitest'
import { openVenue } from '../../clients/venue/open.ts'
import { json, listing, venueAnswering } from './venue-answers.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const minuteMs = 60_000
const row = (openMs: number) => [openMs, '1', '2', '0.5', '1.5', '10', openMs + 59_999]

test('candles are asked for from a start, and the newest of them are told', async () => {
  const asked: URLSearchParams[] = []
  const server = await venueAnswering({
    'GET /api/v3/exchangeInfo': listing,
    'GET /api/v3/klines': (response, request) => {
      const { searchParams } = new URL(request.url!, 'http://venue')
      asked.push(searchParams)
      const startMs = Number(searchParams.get('startTime'))
      const rows = [0, 1, 2, 3, 4, 5, 6].map(index => row(startMs + index * minuteMs))
      json(200, rows)(response, request)
    },
  })
  closing.push(() => server.close())
  const venue = await openVenue(server.target, { class: 'check' })
  closing.push(() => venue.close())

  const candles = await venue.candles('BTCUSDT', minuteMs, 5)

  const startMs = Number(asked[0]!.get('startTime'))
  expect(startMs % minuteMs).toBe(0)
  expect(Math.round((Date.now() - startMs) / minuteMs)).toBeGreaterThanOrEqual(6)
  expect(candles.map(({ openMs }) => (openMs - startMs) / minuteMs)).toEqual([2, 3, 4, 5, 6])
})

test('a range of candles is asked for page after page, and nothing of it twice', async () => {
  const asked: number[] = []
  const sinceMs = Date.parse('2020-03-12T10:00Z')
  const server = await venueAnswering({
    'GET /api/v3/exchangeInfo': listing,
    'GET /api/v3/klines': (response, request) => {
      const { searchParams } = new URL(request.url!, 'http://venue')
      const [startMs, limit] = ['startTime', 'limit'].map(name => Number(searchParams.get(name)))
      asked.push(startMs!)
      const rows = Array.from({ length: limit! }, (_, index) => row(startMs! + index * minuteMs))
      json(200, rows)(response, request)
    },
  })
  closing.push(() => server.close())
  const venue = await openVenue(server.target, { class: 'check' })
  closing.push(() => venue.close())
  const untilMs = sinceMs + 700 * minuteMs

  const history = await venue.candleHistory('BTCUSDT', { intervalMs: minuteMs, sinceMs, untilMs })

  const times = Array.from(history.table.rows, ({ cells }) => Number(cells[0]))
  expect(times).toEqual(Array.from({ length: 700 }, (_, minute) => sinceMs + minute * minuteMs))
  expect(asked.map(startMs => (startMs - sinceMs) / minuteMs)).toEqual([0, 300, 600])
  expect([history.stepMs, history.unfinishedMs]).toEqual([minuteMs, undefined])
})
