import type { Instrument, MatchingEngine, Scaled } from '../matching/types.ts'
import type { Listing } from '../venues/listing.ts'
import type { MarketHistory } from '../venues/venue.ts'
import { ethusdt } from './calibration.ts'
import type { Feed, FeedTarget } from './feed.ts'
import { startGenerated } from './generated-feed.ts'
import { Generator } from './generator.ts'
import { SeededHistory } from './history.ts'
import { createRealPace } from './pace.ts'
import { startReplay } from './replay.ts'

/** What a venue's market is opened on. */
export interface MarketOptions {
  readonly engine: MatchingEngine
  readonly listings: readonly Listing[]
  readonly now: () => number
  readonly seed: number
}

/** A venue's market that lives until it is closed. */
export interface Market {
  readonly history: MarketHistory
  close(): void
}

/** Lists the instruments, fills their books and keeps them alive; once this resolves each has a book, a past and a trade. */
export async function openMarket(options: MarketOptions): Promise<Market> {
  const { engine, now, seed } = options
  const stopping = new AbortController()
  const history = new SeededHistory({ engine, now, seed, calibration: ethusdt })
  try {
    for (const listing of options.listings) {
      const { instrument } = listing
      engine.list(instrument)
      const target = { engine, symbol: instrument.symbol, pace: createRealPace(stopping.signal) }
      void endsOnlyBySignal(await startFeed(target, listing, seed), stopping.signal)
      history.open(instrument, reportOpeningTrade(engine, instrument))
    }
  } catch (error) {
    stopping.abort()
    throw error
  }
  return { history, close: () => stopping.abort() }
}

async function startFeed(target: FeedTarget, listing: Listing, seed: number): Promise<Feed> {
  const { instrument, market } = listing
  if (market.source === 'capture') return startReplay(target, market.file)
  const { openPrice } = market
  const generator = new Generator({ instrument, calibration: ethusdt, openPrice, seed })
  return startGenerated(target, generator, ethusdt.batchMs)
}

/** A feed that breaks must not leave a still market behind: its error goes unhandled, which ends the process. */
async function endsOnlyBySignal(feed: Feed, signal: AbortSignal): Promise<void> {
  try {
    await feed.ended
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

/** Prices, filters and triggers refer to the last trade, so that there must be one before anybody asks. */
function reportOpeningTrade(engine: MatchingEngine, { symbol, lotSize }: Instrument): Scaled {
  const [price] = engine.bestBid(symbol) ?? []
  if (price === undefined) throw new Error(`a market must open with bids, ${symbol} has none`)
  engine.report(symbol, { price, quantity: lotSize, takerSide: 'sell' })
  return price
}
