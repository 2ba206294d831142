import type { Exchange } from 'ccxt'
import type { Answer } from './transport.ts'
import type {
  BestPrices,
  InstrumentRules,
  KeyPermissions,
  OpenOrder,
  Signing,
  VenueCapabilities,
  VenueRules,
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

/** All that is particular to one venue; everything else is the same code for every venue. */
export interface VenueProtocol {
  readonly capabilities: VenueCapabilities
  /** What the venue publishes, not scaled. */
  readonly rules: VenueRules
  /** Options of ccxt's class, so that it asks for what is needed and nothing else. */
  readonly ccxtOptions: Readonly<Record<string, unknown>>
  readonly probe: {
    /** Path of the cheapest public endpoint, whose answer is JSON. */
    readonly path: string
    /** Whether this is the venue's own answer there, and not that of something in front of it. */
    readonly isAnswer: (answer: unknown) => boolean
  }
  readonly clock: {
    readonly path: string
    /** The venue's time in milliseconds since 1970; undefined when the answer does not say. */
    readonly venueMs: (answer: unknown) => unknown
  }
  /** Where a URL of ccxt leads at the target; undefined for one that this protocol does not use. */
  leafUrl(leaf: UrlLeaf, target: VenueTarget): string | undefined
  /** The cheapest signed read, signed by ccxt, and spoilt as asked. */
  signedRead(exchange: Exchange, signing: Signing): SignedRequest
  /** Whether an answer that is no refusal is what the signed read asks for; a proxy's page is not. */
  isSignedAnswer(answer: unknown): boolean
  /** The refusal that an answer is, or undefined when it is none. */
  refusalIn(answer: Answer): Refusal | undefined
  usedAllowances(answer: Answer): readonly UsedAllowance[]
  /** Sizes of the allowances that this answer publishes, by key; empty for any other answer. */
  publishedAllowances(answer: Answer): Readonly<Record<string, number>>
  /** From the venue's own description of an instrument. */
  instrument(published: unknown): InstrumentRules
  /** From the venue's own description of an order. */
  openOrder(published: unknown): OpenOrder
  /** How much of an order was filled when it was acknowledged, from the acknowledgement. */
  filledQuantity(acknowledgement: unknown): string
  bestPrices(exchange: Exchange, symbol: string): Promise<BestPrices>
  keyPermissions(exchange: Exchange): Promise<KeyPermissions>
}
