import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { cancelAfterMs, Expiries } from '../../../sandbox/venues/coinbase/expiries.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'

let venue: QuietVenue
let expiries: Expiries

beforeEach(async () => {
  venue = await openQuietVenue()
  vi.useFakeTimers()
  expiries = new Expiries({ engine: venue.engine, now: Date.now })
})
afterEach(async () => {
  vi.useRealTimers()
  await venue.front.close()
})

function restingOrder() {
  const submitted = venue.engine.submit({
    account: venue.account,
    symbol: 'ETH-USD',
    clientOrderId: '',
    side: 'buy',
    kind: 'limit',
    price: d('1900'),
    quantity: d('1'),
    timeInForce: 'GTC',
    postOnly: false,
    selfTradePrevention: 'decrement',
  })
  if (!submitted.accepted) throw new Error('the order must rest')
  return submitted.order
}

test.for(['min', 'hour', 'day'] as const)('an order ends after one %s', after => {
  const order = restingOrder()
  const ms = cancelAfterMs[after]
  expiries.add(order, ms)
  expect(expiries.endMsOf(order)).toBe(Date.now() + ms)
  vi.advanceTimersByTime(ms - 1)
  expect(venue.engine.openOrders(venue.account)).toHaveLength(1)
  vi.advanceTimersByTime(1)
  expect(venue.engine.openOrders(venue.account)).toEqual([])
})

test('an order that has ended before is left alone, and a cleared end never comes', () => {
  const ended = restingOrder()
  expiries.add(ended, 1000)
  venue.engine.cancel('ETH-USD', ended.id)
  const kept = restingOrder()
  expiries.add(kept, 2000)
  vi.advanceTimersByTime(1000)
  expiries.clear()
  vi.advanceTimersByTime(1000)
  expect(venue.engine.openOrders(venue.account)).toEqual([kept])
})
