import type { Instrument, MatchingEngine, Scaled } from '../matching/types.ts'
import { floorTo, one, quotient } from '../matching/scaled.ts'
import { createRandom } from '../random.ts'
import type { Listing } from '../venues/listing.ts'
import type { MarketHistory } from '../venues/venue.ts'
import type { MarketCharacter } from './character.ts'
import { ethSession } from './eth-session.ts'
import type { Feed, FeedTarget, ShiftMarket } from './feed.ts'
import { Follower } from './follower.ts'
import { startGenerated } from './generated-feed.ts'
import { Generator } from './generator.ts'
import { SeededHistory } from './history.ts'
import { Leak } from './leak.ts'
import { createPace } from './pace.ts'
import type { Reference } from './reference.ts'
import { startReplay } from './replay.ts'

/** What a venue's market is opened on. */
export interface MarketOptions {
  readonly engine: MatchingEngine
  readonly listings: readonly Listing[]
  readonly now: () => number
  readonly seed: number
  /** What sets the venue's quotes apart. */
  readonly character: MarketCharacter
  /** What all venues of the sandbox follow. */
  readonly reference: Reference
  /** How far quotes follow a client that takes, in basis points; they do not, unless it is said. Replayed ones never do. */
  readonly leakBps?: () => number
}

/** A venue's market that lives until it is closed. */
export interface Market {
  readonly history: MarketHistory
  /** How each symbol's market can be moved, by symbol; one that replays a capture cannot. */
  readonly shifts: ReadonlyMap<string, ShiftMarket>
  close(): void
}

/** Lists the instruments, fills their books and keeps them alive; once this resolves each has a book, a past and a trade. */
export async function openMarket(options: MarketOptions): Promise<Market> {
  const { engine, now, seed, character, reference } = options
  const stopping = new AbortController()
  const history = new SeededHistory({ engine, now, seed, calibration: character.calibration })
  const pace = createPace(reference.elapsedMs, stopping.signal)
  const shifts = new Map<string, ShiftMarket>()
  try {
    for (const listing of options.listings) {
      const { instrument } = listing
      engine.list(instrument)
      const target = { engine, symbol: instrument.symbol, pace }
      const feed = await startFeed(target, listing, options)
      if (feed.shift) shifts.set(instrument.symbol, feed.shift)
      void endsOnlyBySignal(feed, stopping.signal)
      history.open(instrument, reportOpeningTrade(engine, instrument))
    }
  } catch (error) {
    stopping.abort()
    throw error
  }
  return { history, shifts, close: () => stopping.abort() }
}

async function startFeed(
  target: FeedTarget,
  { instrument, market }: Listing,
  options: MarketOptions,
): Promise<Feed> {
  if (market.source === 'capture') {
    return startReplay(target, { file: market.file, roundMs: ethSession.roundMs })
  }
  const { engine, character, reference, seed, leakBps = () => 0 } = options
  const { calibration } = character
  const follower = new Follower({ reference, instrument, character, seed })
  const priceAt = (atMs: number) => follower.priceAt(atMs)
  const openPrice = priceAt(0)
  const generator = new Generator({ instrument, calibration, openPrice, seed })
  const { batchMs } = calibration
  const phaseMs = phaseOf(options)
  const { symbol } = instrument
  const leak = new Leak({ engine, symbol, elapsedMs: reference.elapsedMs, leakBps })
  return startGenerated(target, { generator, openPrice, priceAt, batchMs, phaseMs, leak })
}

/** When in the interval between two updates a venue's markets change: all of them together, other venues at other times. */
function phaseOf({ listings, seed, character }: MarketOptions): number {
  const random = createRandom(
    seed,
    `phase of ${listings.map(each => each.instrument.symbol).join()}`,
  )
  return Math.floor(character.calibration.batchMs * random())
}

/** A feed that breaks must not leave a still market behind: its error goes unhandled, which ends the process. */
async function endsOnlyBySignal(feed: Feed, signal: AbortSignal): Promise<void> {
  try {
    await feed.ended
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

const openingTradeNotional = 100n * one

/** Prices, filters and triggers refer to the last trade, so that there must be one before anybody asks. */
function reportOpeningTrade(engine: MatchingEngine, { symbol, lotSize }: Instrument): Scaled {
  const [price] = engine.bestBid(symbol) ?? []
  if (price === undefined) throw new Error(`a market must open with bids, ${symbol} has none`)
  const quantity = floorTo(quotient(openingTradeNotional, price), lotSize) || lotSize
  engine.report(symbol, { price, quantity, takerSide: 'sell' })
  return price
}
