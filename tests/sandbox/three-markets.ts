import { numberFrom } from '../../sandbox/decimal.ts'
import { readCapture } from '../../sandbox/market/capture.ts'
import { Follower } from '../../sandbox/market/follower.ts'
import { Generator } from '../../sandbox/market/generator.ts'
import { createReference } from '../../sandbox/market/reference.ts'
import { createEngine } from '../../sandbox/matching/engine.ts'
import type { MatchingEngine } from '../../sandbox/matching/types.ts'
import { binanceListings } from '../../sandbox/venues/binance/listings.ts'
import { binanceTerms } from '../../sandbox/venues/binance/terms.ts'
import { coinbaseListings } from '../../sandbox/venues/coinbase/listings.ts'
import { coinbaseTerms } from '../../sandbox/venues/coinbase/terms.ts'
import { krakenListings } from '../../sandbox/venues/kraken/listings.ts'
import { krakenTerms } from '../../sandbox/venues/kraken/terms.ts'
import type { Listing } from '../../sandbox/venues/listing.ts'
import type { VenueTerms } from '../../sandbox/venues/terms.ts'

const venues = {
  binance: { listings: binanceListings, terms: binanceTerms },
  coinbase: { listings: coinbaseListings, terms: coinbaseTerms },
  kraken: { listings: krakenListings, terms: krakenTerms },
} as const
export type Venue = keyof typeof venues
const names = Object.keys(venues) as Venue[]

/** Best prices of one asset at a venue, in USD: those in USDT at what that is worth. */
export interface Quote {
  readonly bid: number
  readonly ask: number
}

/** The quotes of every venue at one moment. */
export type Quotes = Readonly<Record<Venue, Quote>>

type Advance = (atMs: number) => Promise<void>

/** Lets one asset's market live at all three venues, without waiting, and shows their quotes each 100 ms. */
export async function* threeMarkets(
  base: string,
  { seed, untilMs }: { seed: number; untilMs: number },
): AsyncGenerator<Quotes, void, undefined> {
  const reference = createReference(seed, () => 0)
  const opened = names.map(name => {
    const { listings, terms } = venues[name]
    const listing = listings.find(({ instrument }) => instrument.base === base)!
    const engine = createEngine({ now: () => 0 })
    engine.list(listing.instrument)
    const advance =
      listing.market.source === 'capture'
        ? replaying(engine, listing.instrument.symbol, listing.market.file)
        : generating(engine, listing, { terms, reference, seed })
    return { name, engine, symbol: listing.instrument.symbol, advance }
  })
  for (let atMs = 100; atMs <= untilMs; atMs += 100) {
    const quotes: Partial<Record<Venue, Quote>> = {}
    for (const { name, engine, symbol, advance } of opened) {
      const { quote } = engine.instruments.get(symbol)!
      const rate = reference.price(base, 'USD', atMs) / reference.price(base, quote, atMs)
      await advance(atMs)
      const [bid] = engine.bestBid(symbol)!
      const [ask] = engine.bestAsk(symbol)!
      quotes[name] = { bid: numberFrom(bid) * rate, ask: numberFrom(ask) * rate }
    }
    yield quotes as Quotes
  }
}

function generating(
  engine: MatchingEngine,
  { instrument }: Listing,
  {
    terms,
    reference,
    seed,
  }: { terms: VenueTerms; reference: ReturnType<typeof createReference>; seed: number },
): Advance {
  const character = terms.market
  const follower = new Follower({ reference, instrument, character, seed })
  const generator = new Generator({
    instrument,
    calibration: character.calibration,
    openPrice: follower.priceAt(0),
    seed,
  })
  engine.replaceLiquidity(instrument.symbol, generator.open())
  return async atMs => {
    engine.applyLiquidity(instrument.symbol, generator.next(follower.priceAt(atMs)).changes)
  }
}

function replaying(engine: MatchingEngine, symbol: string, file: URL): Advance {
  const events = readCapture(file)
  let next = events.next()
  return async atMs => {
    for (;;) {
      const { value, done } = await next
      if (done || value.offsetMs > atMs) return
      if (value.type === 'snapshot') engine.replaceLiquidity(symbol, value.levels)
      else if (value.type === 'depth') engine.applyLiquidity(symbol, value.changes)
      next = events.next()
    }
  }
}
