import { expect, test } from 'vitest'
import { bps, quantile } from './numbers.ts'
import { threeMarkets, type Quote, type Quotes, type Venue } from './three-markets.ts'

const venues: readonly Venue[] = ['binance', 'coinbase', 'kraken']
const pairs = [
  ['binance', 'coinbase'],
  ['binance', 'kraken'],
  ['coinbase', 'kraken'],
] as const
const takerFeeBps = { binance: 10, coinbase: 60, kraken: 40 } as const

const mid = ({ bid, ask }: Quote) => (bid + ask) / 2
/** What buying at one venue and selling at the other would gain before fees, the better way round. */
const gain = (one: Quote, other: Quote) =>
  Math.max(bps(one.ask, other.bid), bps(other.ask, one.bid))

async function quotesOf(base: string): Promise<Quotes[]> {
  const quotes: Quotes[] = []
  for await (const each of threeMarkets(base, { seed: 1, untilMs: 340_000 })) quotes.push(each)
  return quotes
}

test.for(['BTC', 'ETH', 'LTC'])('%s costs nearly the same everywhere at any moment', async base => {
  const quotes = await quotesOf(base)

  for (const venue of venues) {
    expect(quotes.every(each => each[venue].bid < each[venue].ask)).toBe(true)
  }
  for (const [one, other] of pairs) {
    const differences = quotes.map(each => bps(mid(each[one]), mid(each[other])))
    const gains = quotes.map(each => gain(each[one], each[other]))
    expect(Math.abs(quantile(differences, 0.5))).toBeLessThan(1)
    expect(quantile(differences.map(Math.abs), 0.99)).toBeLessThan(4)
    expect(Math.max(...gains)).toBeLessThan(takerFeeBps[one] + takerFeeBps[other])
  }
  const usdGains = quotes.map(({ coinbase, kraken }) => gain(coinbase, kraken))
  const crossed = usdGains.filter(each => each > 0.01)
  expect(crossed.length / quotes.length).toBeLessThan(0.12)
})

test('the leader moves first, Coinbase Exchange next and Kraken last', async () => {
  const quotes = await quotesOf('BTC')
  const mids = (venue: Venue) => quotes.map(each => mid(each[venue]))
  const moves = (values: readonly number[]) =>
    values.map((value, index) => bps(values[index - 1] ?? value, value))
  const led = moves(mids('binance'))

  /** How many steps after the leader a venue's moves fit the leader's best. */
  const stepsBehind = (venue: Venue): number => {
    const own = moves(mids(venue))
    const fit = (steps: number) =>
      own.reduce((sum, move, index) => sum + move * (led[index - steps] ?? 0), 0)
    const fits = [0, 1, 2, 3, 4].map(steps => Math.max(0, fit(steps)))
    const total = fits.reduce((sum, each) => sum + each, 0)
    return fits.reduce((sum, each, steps) => sum + steps * each, 0) / total
  }

  expect(stepsBehind('binance')).toBeLessThan(0.3)
  expect(stepsBehind('coinbase')).toBeGreaterThan(0.5)
  expect(stepsBehind('kraken')).toBeGreaterThan(stepsBehind('coinbase') + 0.5)
  expect(stepsBehind('kraken')).toBeLessThan(3.5)
})
