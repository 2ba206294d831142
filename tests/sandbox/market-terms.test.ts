import { expect, test } from 'vitest'
import { parseDecimal } from '../../sandbox/decimal.ts'
import { openingBalances } from '../../sandbox/opening-balances.ts'
import { createOrderLatency } from '../../sandbox/order-latency.ts'
import { isVenue, venueKinds, type VenueName } from '../../sandbox/venues/registry.ts'
import { quantile } from './numbers.ts'

const venues = Object.keys(venueKinds).filter(isVenue)
const latenciesOf = (venue: VenueName, seed: number) => {
  const next = createOrderLatency(venueKinds[venue].orderLatency, { seed, venue })
  return Array.from({ length: 1_000 }, next)
}

test.for(venues)('%s takes over an order as long as its range says, mostly little', venue => {
  const { fastestMs, slowestMs } = venueKinds[venue].orderLatency
  const latencies = latenciesOf(venue, 1)

  expect(Math.min(...latencies)).toBeGreaterThanOrEqual(fastestMs)
  expect(Math.max(...latencies)).toBeLessThanOrEqual(slowestMs)
  expect(quantile(latencies, 0.5)).toBeLessThan((fastestMs + slowestMs) / 2)
  expect(latencies).toEqual(latenciesOf(venue, 1))
  expect(latencies).not.toEqual(latenciesOf(venue, 2))
})

test('Binance is faster than Coinbase Exchange, and that is faster than Kraken', () => {
  const medians = (['binance', 'coinbase', 'kraken'] as const).map(venue =>
    quantile(latenciesOf(venue, 1), 0.5),
  )

  expect(medians).toEqual(medians.toSorted((left, right) => left - right))
})

test.for([
  ['binance', 'USDT'],
  ['coinbase', 'USD'],
  ['kraken', 'USD'],
] as const)('an account at %s opens with %s and what trades in it', ([venue, quote]) => {
  const instruments = venueKinds[venue].listings.map(({ instrument }) => instrument)
  const balances = openingBalances('sandbox', instruments)

  expect(Object.keys(balances).toSorted()).toEqual([quote, 'BTC', 'ETH', 'LTC'].toSorted())
  expect(balances[quote]).toBe(parseDecimal('100000'))
})

test('only Binance charges in what is received', () => {
  const charged = Object.fromEntries(venues.map(venue => [venue, venueKinds[venue].feesIn]))

  expect(charged).toMatchObject({ binance: 'received', coinbase: 'quote', kraken: 'quote' })
})
