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
