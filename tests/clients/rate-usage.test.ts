import { expect, test } from 'vitest'
import { binance } from '../../clients/venue/protocols/binance.ts'
import { rateMeter } from '../../clients/venue/rate-usage.ts'

const answer = (headers: Record<string, string>, status = 200, json: unknown = {}) => ({
  method: 'GET',
  path: '/api/v3/ping',
  status,
  headers,
  text: '',
  json,
  sentAtMs: 0,
  roundTripMs: 1,
})
const published = {
  ...answer({}, 200, {
    rateLimits: [
      { rateLimitType: 'REQUEST_WEIGHT', interval: 'MINUTE', intervalNum: 1, limit: 6000 },
      { rateLimitType: 'ORDERS', interval: 'SECOND', intervalNum: 10, limit: 100 },
      { rateLimitType: 'RAW_REQUESTS', interval: 'MINUTE', intervalNum: 5, limit: 300_000 },
    ],
  }),
  path: '/api/v3/exchangeInfo',
}
const used = (count: number) => answer({ 'x-mbx-used-weight-1m': String(count) })

test('the peak is the highest share of any allowance, also of one published later', () => {
  const meter = rateMeter(binance)
  const end = meter.watch()
  meter.observe(used(3000))
  meter.observe(used(600))
  meter.observe(answer({ 'x-mbx-order-count-10s': '80' }))
  meter.observe(published)

  expect(end()).toEqual({ peakPct: 80, slowDowns: 0, bans: 0, answers: 3 })
})

test('what an answer says of the use is told at once, also before the venue has published its allowances', () => {
  const meter = rateMeter(binance)

  expect(meter.usedPctIn(used(3000))).toBe(50)
  expect(meter.usedPctIn(answer({}))).toBe(0)
})

test('what was said before the watch does not count', () => {
  const meter = rateMeter(binance)
  meter.observe(published)
  meter.observe(used(5000))
  meter.observe(answer({}, 429))
  const end = meter.watch()
  meter.observe(used(60))

  expect(end()).toEqual({ peakPct: 1, slowDowns: 0, bans: 0, answers: 1 })
})

test('refusals to go on are counted', () => {
  const meter = rateMeter(binance)
  const end = meter.watch()
  for (const status of [429, 200, 429, 418]) meter.observe(answer({}, status))

  expect(end()).toMatchObject({ slowDowns: 2, bans: 1 })
})

test('a count of an allowance of unknown size, or none, is no answer', () => {
  const meter = rateMeter(binance)
  const end = meter.watch()
  meter.observe(used(10))
  meter.observe(answer({ 'x-mbx-used-weight-1m': '' }))

  expect(end()).toMatchObject({ answers: 0, peakPct: 0 })
})
