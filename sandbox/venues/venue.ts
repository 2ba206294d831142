import type { WebSocket } from 'ws'
import type { VenueEndpoint } from '../endpoints.ts'
import type { FaultName } from '../faults/catalogue.ts'
import type { FeeSchedule, MatchingEngine, Scaled } from '../matching/types.ts'
import type { VenueKeys } from './keys.ts'
import type { Serve } from './server.ts'

/** The faults that are on now; read at the moment that it matters, never copied. */
export interface ActiveFaults {
  has(name: FaultName): boolean
  /** The magnitude of whichever of these is on, or undefined when none is: `magnitude('slow-rest', 'slow-rest-twin')`. */
  magnitude(...names: readonly FaultName[]): number | undefined
}

/** Open, high, low, close over one interval; times in milliseconds since 1970 on the venue's clock. */
export interface Candle {
  readonly openMs: number
  readonly open: Scaled
  readonly high: Scaled
  readonly low: Scaled
  readonly close: Scaled
  readonly volume: Scaled
  readonly quoteVolume: Scaled
  readonly takerBuyVolume: Scaled
  readonly takerBuyQuoteVolume: Scaled
  readonly trades: number
}

/** What the tape of the last 24 hours adds up to. */
export interface DayStatistics {
  readonly openMs: number
  readonly closeMs: number
  readonly open: Scaled
  readonly high: Scaled
  readonly low: Scaled
  readonly last: Scaled
  readonly lastQuantity: Scaled
  readonly previousClose: Scaled
  readonly volume: Scaled
  readonly quoteVolume: Scaled
  readonly firstTradeId: number
  readonly lastTradeId: number
  readonly trades: number
}

/** The past of each instrument: seeded at start so that a venue looks as if it had always been there, then fed by the tape. */
export interface MarketHistory {
  /** Oldest first, the running candle last; an interval without trades repeats the close with volume zero. */
  candles(symbol: string, intervalMs: number, limit: number, untilMs?: number): readonly Candle[]
  day(symbol: string): DayStatistics
}

/** What a front is given to speak its venue's protocol over. */
export interface VenueContext {
  readonly engine: MatchingEngine
  readonly history: MarketHistory
  readonly faults: ActiveFaults
  /** The venue's clock in milliseconds since 1970, with the fault that shifts it. */
  readonly now: () => number
  /** Keep-alive and disconnect intervals, and the time in which an allowance fills up again, are multiplied by this. */
  readonly timeScale: number
  readonly keys: VenueKeys
  /** The engine's account that the keys belong to. */
  readonly account: string
  /** What the venue says that the account pays, with the fault that raises it. */
  readonly fees: () => FeeSchedule
  /** Opens the venue's server; a front never listens by itself. */
  readonly serve: Serve
  /** Milliseconds that the venue takes to handle an order command. */
  readonly orderLatencyMs: () => number
  /** Lets something stand between the front and each of its WebSockets, by the path that it was opened on. */
  readonly guard?: (socket: WebSocket, path: string) => void
}

/** A venue that listens. */
export interface VenueFront {
  readonly endpoint: VenueEndpoint
  /** Forgets counters, bans and sequence of faults; connections stay open. */
  reset(): void
  close(): Promise<void>
}

/** Opens a venue on a loopback port (0: any free one). */
export type OpenFront = (context: VenueContext, port: number) => Promise<VenueFront>
