import { expect, test } from 'vitest'
import { createEngine } from '../../sandbox/matching/engine.ts'
import { parseDecimal, numberFrom } from '../../sandbox/decimal.ts'
import { SeededHistory } from '../../sandbox/market/history.ts'
import { binanceListings } from '../../sandbox/venues/binance/listings.ts'
import { binanceTerms } from '../../sandbox/venues/binance/terms.ts'
import { coinbaseListings } from '../../sandbox/venues/coinbase/listings.ts'
import { coinbaseTerms } from '../../sandbox/venues/coinbase/terms.ts'
import { krakenListings } from '../../sandbox/venues/kraken/listings.ts'
import { krakenTerms } from '../../sandbox/venues/kraken/terms.ts'
import { bps, quantile } from './numbers.ts'

const venues = [
  [binanceListings, binanceTerms],
  [coinbaseListings, coinbaseTerms],
  [krakenListings, krakenTerms],
] as const
const opens = { BTC: '61700', ETH: '2683.8', LTC: '61.5' } as const
const startMs = Date.UTC(2031, 4, 15, 13, 37, 42, 995)

/** The past of an asset at each venue, which were opened one after another. */
function pastsOf(base: keyof typeof opens, intervalMs: number) {
  return venues.map(([listings, { market }], index) => {
    const now = () => startMs + 10 * index
    const engine = createEngine({ now })
    const { instrument } = listings.find(listing => listing.instrument.base === base)!
    engine.list(instrument)
    const history = new SeededHistory({ engine, now, seed: 1, calibration: market.calibration })
    history.open(instrument, parseDecimal(opens[base]))
    return history.candles(instrument.symbol, intervalMs, 300, startMs - intervalMs)
  })
}

const intervals = [1_000, 60_000, 3_600_000, 86_400_000] as const
const cases = (['BTC', 'ETH', 'LTC'] as const).flatMap(base =>
  intervals.map(intervalMs => [base, intervalMs] as const),
)

test.for(cases)('%s has had nearly the same prices everywhere, each %d ms', ([base, interval]) => {
  const [first = [], ...others] = pastsOf(base, interval)

  expect(first).toHaveLength(300)
  for (const other of others) {
    const differences = other.map(({ openMs, close }, index) => {
      expect(openMs).toBe(first[index]!.openMs)
      return Math.abs(bps(numberFrom(first[index]!.close), numberFrom(close)))
    })
    expect(quantile(differences, 0.5)).toBeLessThan(5)
    expect(quantile(differences, 0.99)).toBeLessThan(15)
  }
})
