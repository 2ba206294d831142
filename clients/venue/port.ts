import type { CandleHistory } from '../market-history/venue-candles.ts'
import type { CheckClass } from '../../core/check.ts'
import type { VenueTarget } from '../../core/venue-target.ts'

export type { VenueCredentials, VenueTarget } from '../../core/venue-target.ts'

/** What the venue offers, published or known from its protocol; a check asks for these, never for a venue's name. */
export interface VenueCapabilities {
  readonly postOnly: boolean
  readonly clientOrderIds: boolean
  /** Whether the venue refuses an order with the client order id of another that is open. */
  readonly uniqueClientOrderIds: boolean
  readonly serverTime: boolean
  /** Whether a key can ask what it may do. */
  readonly keyPermissions: boolean
  /** Whether a key can ask from which addresses it may be used. */
  readonly keyAddresses: boolean
  /** Whether requests are counted and the count is told in headers. */
  readonly publishedRateUsage: boolean
  /** Whether book updates carry ids that show a gap. */
  readonly sequencedBook: boolean
  /** Whether a snapshot over REST says after which numbered change of the public feed it is. */
  readonly numberedSnapshots: boolean
  /** Whether book updates carry a checksum of the book that they lead to. */
  readonly checksummedBook: boolean
  readonly candles: boolean
  /** Whether an interval without trades has a candle too. */
  readonly gaplessCandles: boolean
  /** Whether maintenance is announced where a client can read it. */
  readonly maintenanceNotices: boolean
  /** Whether `notices` can be asked with a key only. */
  readonly noticesForKeysOnly: boolean
}

/** What the venue publishes of itself; intervals are already multiplied by the time scale, and kept at 400 ms or more. */
export interface VenueRules {
  /** How often the venue shows on a stream that it lives, by ping or heartbeat; undefined when it does not. */
  readonly lifeSignIntervalMs: number | undefined
  /** Unsigned requests that an address may send each second in the long run, already divided by the time scale. */
  readonly requestsPerSecond: number
  /** Largest age of a signed request that the venue accepts by default. */
  readonly receiveWindowMs: number
}

/** One look at the venue's clock: local monotonic span around the request, and local wall clock at its middle. */
export interface ClockSample {
  readonly venueMs: number
  readonly localMidMs: number
  readonly roundTripMs: number
}

/** One unauthenticated request, answered well or not. */
export interface Probe {
  readonly answered: boolean
  readonly durationMs: number
  readonly status?: number | undefined
  /** The venue answered that we ask too much (429), or that we did so for too long (418). */
  readonly slowedDown: boolean
  /** Why it does not count as answered. */
  readonly failure?: string | undefined
}

/** How a signed request is spoilt before it is sent; `properly` is not. */
export type Signing = 'properly' | 'forged' | 'unsigned' | 'stale'

/** What the venue said to a signed request. A network failure is thrown, not told here. */
export interface SignedAnswer {
  readonly accepted: boolean
  readonly status: number
  /** The venue's own code and words when it refused. */
  readonly refusal?: string | undefined
  /** What the refusal is about, told from the venue's code: a busy venue proves nothing about signatures. */
  readonly refusedFor?: 'signature' | 'timestamp' | 'key' | 'other' | undefined
}

export interface RateUsage {
  /** Highest share of the allowance that the venue reported while it was watched, in percent. */
  readonly peakPct: number
  /** Answers that said slow down (429) and banned (418). */
  readonly slowDowns: number
  readonly bans: number
  /** Answers that carried a count of an allowance whose size is known. */
  readonly answers: number
}

/** Rules of an instrument; decimals as strings, as the venue states them, without trailing zeros. */
export interface InstrumentRules {
  /** The venue's own symbol. */
  readonly symbol: string
  readonly trading: boolean
  readonly tickSize: string
  readonly lotSize: string
  readonly minQuantity: string
  readonly minNotional: string
}

/** Prices as numbers: they are compared, never traded with. */
export interface Ticker {
  readonly bid: number
  readonly ask: number
  readonly last: number
  readonly low: number
  readonly high: number
  /** The venue's own time of the ticker, in milliseconds since 1970. */
  readonly venueMs: number
}

export interface Candle {
  readonly openMs: number
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly volume: number
}

export interface KeyPermissions {
  readonly read: boolean
  /** Undefined where the venue does not tell. */
  readonly trade: boolean | undefined
  readonly withdraw: boolean
}

/** Whether a key works from some addresses only. */
export interface KeyAddresses {
  readonly restricted: boolean
}

/** What the account pays for an instrument, in percent of the notional. */
export interface FeeRates {
  readonly makerPct: number
  readonly takerPct: number
}

/** What the venue says of itself. */
export interface VenueStatus {
  readonly operating: boolean
  /** In the venue's own words. */
  readonly words: string
  /** Maintenance that the venue has announced, in its own words. */
  readonly announced: readonly string[]
}

/** What the venue says of an instrument that trades and will not, or not as usual. */
export interface InstrumentNotice {
  readonly symbol: string
  readonly words: string
}

export interface BestPrices {
  readonly bid: string
  readonly ask: string
}

/** A limit order to rest or to be refused: decimals as strings. */
export interface LimitOrder {
  readonly symbol: string
  readonly side: 'buy' | 'sell'
  readonly price: string
  readonly quantity: string
  readonly clientOrderId: string
  readonly postOnly: boolean
}

/** The venue's first answer to an order; a network failure is thrown: its outcome is ambiguous. */
export type Acknowledgement =
  | { readonly accepted: true; readonly venueOrderId: string; readonly filledQuantity: string }
  | {
      readonly accepted: false
      readonly refusal: string
      /** What the venue objects to, told from its own code and words. */
      readonly refusedFor: 'would-take' | 'duplicate-client-order-id' | 'other'
    }

/** Decimals as strings; empty for an order that is not ours and has no such number. */
export interface OpenOrder {
  readonly symbol: string
  readonly clientOrderId: string
  readonly venueOrderId: string
  readonly price: string
  readonly quantity: string
  readonly filledQuantity: string
}

/** One of the account's own trades; decimals as strings. */
export interface OwnTrade {
  readonly venueTradeId: string
  readonly venueOrderId: string
  readonly side: 'buy' | 'sell'
  readonly price: string
  readonly quantity: string
  readonly liquidity: 'maker' | 'taker'
  readonly feeAmount: string
  readonly feeCurrency: string
  /** Whether that is the currency of the instrument, the one that it is quoted in, or neither. */
  readonly feeIn: 'base' | 'quote' | 'other'
  /** By the venue's clock, in milliseconds since 1970. */
  readonly venueMs: number
}

/** What the account has of a currency, what open orders hold included; a decimal as string. */
export interface AccountBalance {
  readonly currency: string
  readonly total: string
}

/** Reading from a venue. */
export interface VenueReader {
  readonly name: string
  readonly symbols: readonly string[]
  readonly capabilities: VenueCapabilities
  readonly rules: VenueRules
  /** Whether a key is configured, so that signed requests can be made at all. */
  readonly hasKey: boolean
  /** Asks the cheapest public endpoint; throws only where nothing may be asked now. */
  probe(): Promise<Probe>
  /**
   * Many probes, so many at once, at a pace that leaves the venue's allowance alone; ends early when not one of the first
   * rounds was answered, or when half of a real venue's allowance is used.
   */
  probes(count: number, atOnce: number): Promise<readonly Probe[]>
  clock(): Promise<ClockSample>
  /** Several looks, one after another. */
  clocks(count: number): Promise<readonly ClockSample[]>
  signedRead(signing: Signing): Promise<SignedAnswer>
  /** Begins to watch what answers say of the request allowance; the returned function ends it and tells. */
  watchRateUsage(): () => RateUsage
  instruments(): Promise<readonly InstrumentRules[]>
  ticker(symbol: string): Promise<Ticker>
  candles(symbol: string, intervalMs: number, count: number): Promise<readonly Candle[]>
  /** Candles from one time up to another, both in milliseconds since 1970, page after page. */
  candleHistory(
    symbol: string,
    range: { readonly intervalMs: number; readonly sinceMs: number; readonly untilMs: number },
  ): Promise<CandleHistory>
  bestPrices(symbol: string): Promise<BestPrices>
  keyPermissions(): Promise<KeyPermissions>
  keyAddresses(): Promise<KeyAddresses>
  fees(symbol: string): Promise<FeeRates>
  status(): Promise<VenueStatus>
  /** Notices about configured symbols: announced delistings, and modes that restrict trading. */
  notices(): Promise<readonly InstrumentNotice[]>
  /**
   * Orders that are open: those whose client order id `isOurs`, or without it all, where an order of an unusual kind may
   * have no price or quantity.
   */
  openOrders(
    symbol: string,
    isOurs?: (clientOrderId: string) => boolean,
  ): Promise<readonly OpenOrder[]>
  /** The account's trades of a symbol since an instant (milliseconds since 1970), oldest first. */
  ownTrades(symbol: string, sinceMs: number): Promise<readonly OwnTrade[]>
  balances(): Promise<readonly AccountBalance[]>
}

/** Sending orders to a venue. Every call refuses unless the client was opened for a class that may trade. */
export interface VenueTrader {
  submit(order: LimitOrder): Promise<Acknowledgement>
  /** True when the venue confirms the cancel; false when it knows no such open order. */
  cancel(symbol: string, clientOrderId: string): Promise<boolean>
}

export interface Venue extends VenueReader, VenueTrader {
  close(): Promise<void>
}

/** Called with each order before it is sent, and awaited: what is not written down is not sent. */
export type OrderIntent = (venue: string, order: LimitOrder) => void

export interface VenueAccess {
  /** What the file that opens the client may do. */
  readonly class: CheckClass
  /** Without it the client cannot trade, whatever the class. */
  readonly intent?: OrderIntent | undefined
  /** Waits for no turn, neither ours nor ccxt's: for whoever clears up after a run, a few requests at most. */
  readonly hurried?: boolean
}

/** Opens the real ccxt client with every URL leaf pointed at the target; refuses when one would leave it. */
export type OpenVenue = (target: VenueTarget, access: VenueAccess) => Promise<Venue>
