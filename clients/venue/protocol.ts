import type { Exchange } from 'ccxt'
import type { Answer } from './transport.ts'
import type {
  AccountBalance,
  BestPrices,
  FeeRates,
  InstrumentNotice,
  InstrumentRules,
  KeyAddresses,
  KeyPermissions,
  LimitOrder,
  OpenOrder,
  OwnTrade,
  Signing,
  Ticker,
  VenueCapabilities,
  VenueRules,
  VenueStatus,
  VenueTarget,
} from './port.ts'
import type { UrlLeaf } from './url-tree.ts'

/** What a refusal is about; `busy`: ask less, or later; `ambiguous`: the venue does not know what became of the request. */
export type RefusalKind =
  | 'signature'
  | 'timestamp'
  | 'key'
  | 'busy'
  | 'ambiguous'
  | 'would-take'
  | 'duplicate-client-order-id'
  | 'unknown-order'
  | 'other'

/** A venue's no: its own code and words, and what they are about. */
export interface Refusal {
  readonly code: string
  readonly words: string
  readonly kind: RefusalKind
}

/** A request that ccxt signed. */
export interface SignedRequest {
  readonly url: string
  readonly method: string
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: string | undefined
}

/** A count of requests that an answer carried, of the allowance with the same key. */
export interface UsedAllowance {
  /** Names the allowance, such as `used-weight-1m`. */
  readonly allowance: string
  readonly used: number
}

/** Where the venue tells its time: in an answer of REST, or in its reply to a ping on a stream. */
export type ClockSource =
  | {
      readonly path: string
      /** The venue's time in milliseconds since 1970; undefined when the answer does not say. */
      readonly venueMs: (answer: unknown) => unknown
    }
  | {
      readonly streamUrl: (target: VenueTarget) => string
      readonly ping: (id: number) => string
      /** The venue's time when it had half done with this ping; undefined when the text is no reply to it. */
      readonly pongMs: (text: string, id: number) => number | undefined
    }

/** One instrument of a target, under the venue's own name, which is configured, and under ccxt's. */
export interface InstrumentName {
  readonly target: VenueTarget
  readonly exchange: Exchange
  readonly venueSymbol: string
  readonly ccxtSymbol: string
}

/** Where the venue's notices and its status are asked. */
export interface Asked {
  readonly exchange: Exchange
  readonly target: VenueTarget
}

/** All that is particular to one venue; everything else is the same code for every venue. */
export interface VenueProtocol {
  readonly capabilities: VenueCapabilities
  /** What the venue publishes, not scaled. */
  readonly rules: VenueRules
  /** Options of ccxt's class, so that it asks for what is needed and nothing else. */
  readonly ccxtOptions: Readonly<Record<string, unknown>>
  /** What ccxt's class must be told that the venue has not, so that it does not ask for it. */
  readonly ccxtHas?: Readonly<Record<string, boolean>> | undefined
  /** Which of ccxt's names of a market is the venue's symbol in the configuration. */
  readonly marketKey: 'id' | 'symbol'
  /** Whether signed requests carry a number that must grow with each request of the key. */
  readonly numbersRequests: boolean
  readonly probe: {
    /** Path of the cheapest public endpoint, whose answer is JSON. */
    readonly path: string
    /** Whether this is the venue's own answer there, and not that of something in front of it. */
    readonly isAnswer: (answer: unknown) => boolean
  }
  readonly clock: ClockSource
  /** Where a URL of ccxt leads at the target; undefined for one that this protocol does not use. */
  leafUrl(leaf: UrlLeaf, target: VenueTarget): string | undefined
  /** The cheapest signed read, signed by ccxt, and spoilt as asked. */
  signedRead(exchange: Exchange, signing: Signing): SignedRequest
  /** Whether an answer that is no refusal is what the signed read asks for; a proxy's page is not. */
  isSignedAnswer(answer: unknown): boolean
  /** The refusal that an answer is, or undefined when it is none. */
  refusalIn(answer: Answer): Refusal | undefined
  /** Whether an answer says to ask less, or that we have been shut out for asking too much. */
  restraintIn(answer: Answer): 'slow-down' | 'ban' | undefined
  usedAllowances(answer: Answer): readonly UsedAllowance[]
  /** Sizes of the allowances that this answer publishes, by key; empty for any other answer. */
  publishedAllowances(answer: Answer): Readonly<Record<string, number>>
  /** Sizes of allowances as they are known before the venue has published them, by key. */
  readonly usualAllowances?: Readonly<Record<string, number>>
  /** How many of the cheapest requests one of a path and query weighs; 1 for each where it is absent. */
  weightOf?(path: string): number
  /** What one key may read, not scaled, where the venue counts that beside what an address may ask. */
  readonly keyAllowance?: {
    readonly requestsPerSecond: number
    /** So many may come at once. */
    readonly burst: number
    /** How many requests one of ccxt's name weighs. */
    weightOf(this: void, name: string): number
  }
  /** Path of the list of all instruments, which is long. */
  readonly listPath: string
  /** From the venue's own description of an instrument. */
  instrument(published: unknown, venueSymbol: string): InstrumentRules
  ticker(name: InstrumentName): Promise<Ticker>
  /** Our client order id in a form that the venue takes, and back. */
  readonly orderIds: OrderIds
  /** What else ccxt must be told to cancel an order. */
  cancelParams(venueSymbol: string): Readonly<Record<string, unknown>>
  /**
   * The venue's own descriptions of the orders of an instrument that are open. ccxt's reading of them fails when one of
   * them has a price that is no decimal, whosever it is.
   */
  openOrders(exchange: Exchange, venueSymbol: string): Promise<readonly unknown[]>
  /** How an order is named in its description: every order has a name, whatever else it lacks. */
  orderName(published: unknown): OrderName
  /** What is known of an order beyond its names, from its description. */
  orderTerms(published: unknown): OrderTerms
  /** How much of an order was filled when it was acknowledged. */
  filledQuantity(acknowledged: Acknowledged): Promise<string>
  bestPrices(exchange: Exchange, venueSymbol: string): Promise<BestPrices>
  keyPermissions(exchange: Exchange): Promise<KeyPermissions>
  keyAddresses(exchange: Exchange): Promise<KeyAddresses>
  fees(exchange: Exchange, venueSymbol: string): Promise<FeeRates>
  status(asked: Asked): Promise<VenueStatus>
  notices(asked: Asked): Promise<readonly InstrumentNotice[]>
  ownTrades(exchange: Exchange, venueSymbol: string, sinceMs: number): Promise<readonly ToldTrade[]>
  balances(exchange: Exchange): Promise<readonly AccountBalance[]>
}

/** An acknowledgement in the venue's own words, and the order that it is for. */
export interface Acknowledged {
  readonly exchange: Exchange
  readonly order: LimitOrder
  readonly venueOrderId: string
  readonly published: unknown
}

/** One of the account's trades, as far as the venue tells it. */
export type ToldTrade = Omit<OwnTrade, 'feeIn'>

/** Names of an order; its client order id as the venue has it, empty when it was given none. */
export type OrderName = Pick<OpenOrder, 'clientOrderId' | 'venueOrderId'>

export type OrderTerms = Pick<OpenOrder, 'price' | 'quantity' | 'filledQuantity'>

/** How client order ids are written at the venue. */
export interface OrderIds {
  /** Throws `UnknownToVenue` for an id that the venue could not carry. */
  toVenue(clientOrderId: string): string
  /** What the venue shows of an order that is not ours stays as it is. */
  fromVenue(text: string): string
}

/** Client order ids that the venue takes as they are. */
export const plainOrderIds: OrderIds = { toVenue: id => id, fromVenue: text => text }
