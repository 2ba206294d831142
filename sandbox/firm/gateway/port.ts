import type { GatewayOptions } from './options.ts'

/** The words of the firm's order types; a gateway says which of them its venue takes. */
export type OrderType = 'market' | 'limit' | 'stopMarket' | 'stopLimit'
export type TimeInForce = 'GTC' | 'IOC' | 'FOK'

/** An order as it goes to a venue; decimals are text. */
export interface VenueOrder {
  readonly symbol: string
  readonly side: 'buy' | 'sell'
  readonly type: OrderType
  readonly quantity: string
  readonly price?: string | undefined
  readonly stopPrice?: string | undefined
  readonly timeInForce: TimeInForce
  readonly postOnly: boolean
  /** What the venue is given as client order id, from `venueClientOrderId`. */
  readonly venueClientOrderId: string
}

/** Which order at the venue. */
export interface VenueOrderKey {
  readonly symbol: string
  readonly venueClientOrderId: string
  readonly venueOrderId?: string | undefined
}

/** Why a venue refused, in the words of the trading-system contract. */
export type RejectCode =
  | 'badLotSize'
  | 'badTickSize'
  | 'duplicateClientOrderId'
  | 'insufficientFunds'
  | 'maxMessageRate'
  | 'postOnlyWouldTake'
  | 'unknownInstrument'
  | 'unsupported'
  | 'other'

/** What became of a request. `unknown`: it was sent and no answer came, so the venue may have carried it out. */
export type VenueAnswer =
  | { readonly kind: 'accepted'; readonly venueOrderId: string }
  | { readonly kind: 'rejected'; readonly code: RejectCode; readonly message: string }
  | { readonly kind: 'unknown'; readonly message: string }

/** `gone`: the venue knows no such open order, because it was filled or canceled before, or never was. */
export type CancelAnswer =
  | { readonly kind: 'canceled' }
  | { readonly kind: 'gone'; readonly message: string }
  | { readonly kind: 'unknown'; readonly message: string }

/** How far an order has come at the venue. */
export type VenueState =
  'accepted' | 'partiallyFilled' | 'filled' | 'canceled' | 'expired' | 'rejected'

/** An order as the venue tells of it; decimals are text. */
export interface VenueOrderReport {
  readonly symbol: string
  /** Empty where the order was placed without one. */
  readonly venueClientOrderId: string
  readonly venueOrderId: string
  readonly side: 'buy' | 'sell'
  readonly state: VenueState
  readonly quantity: string
  readonly price?: string | undefined
  readonly filledQuantity: string
}

/** One trade of the account; decimals are text. */
export interface VenueFill {
  readonly symbol: string
  readonly venueTradeId: string
  readonly venueOrderId: string
  readonly venueClientOrderId?: string | undefined
  readonly side: 'buy' | 'sell'
  readonly price: string
  readonly quantity: string
  readonly liquidity?: 'maker' | 'taker' | undefined
  readonly feeAmount?: string | undefined
  readonly feeCurrency?: string | undefined
  /** Milliseconds since 1970 by the venue's clock. */
  readonly venueMs: number
}

/** What the account has of a currency; decimals are text. */
export interface VenueBalance {
  readonly currency: string
  readonly total: string
  readonly available: string
}

/** The rules under which an instrument trades; decimals are text. */
export interface VenueInstrument {
  readonly symbol: string
  readonly base: string
  readonly quote: string
  readonly tickSize: string
  readonly lotSize: string
  readonly minQuantity: string
  readonly minNotional: string
}

/** What a venue tells unasked, in the order in which it was told. */
export type GatewayEvent =
  | { readonly kind: 'order'; readonly report: VenueOrderReport }
  | { readonly kind: 'fill'; readonly fill: VenueFill }
  /** The private stream broke: until `connected`, what happens to orders is not heard. */
  | { readonly kind: 'disconnected'; readonly message: string }
  /** The private stream is heard (again); whatever happened meanwhile must be asked for. */
  | { readonly kind: 'connected' }

/**
 * The firm's way to trade at one venue, in client code of its own. It keeps the venue's request allowance: while the venue
 * says to wait, nothing is sent, and a request that cannot be sent in time is `rejected` with `maxMessageRate`. It sends
 * nothing twice: whether an unanswered request is repeated is decided by whoever keeps the orders.
 */
export interface Gateway {
  readonly venue: string
  readonly orderTypes: readonly OrderType[]
  readonly timesInForce: readonly TimeInForce[]
  /** Whether `replace` is there. */
  readonly replaces: boolean
  /** Derived from the firm's id by rule, so that the same order has the same id after a restart. */
  venueClientOrderId(clientOrderId: string): string
  /** Resolves once the private stream is heard and instruments are known. */
  open(): Promise<void>
  submit(order: VenueOrder): Promise<VenueAnswer>
  cancel(key: VenueOrderKey): Promise<CancelAnswer>
  replace?(
    key: VenueOrderKey,
    terms: { readonly price: string; readonly quantity: string },
  ): Promise<VenueAnswer>
  /** Undefined when the venue knows no such order, now or ever. */
  order(key: VenueOrderKey): Promise<VenueOrderReport | undefined>
  /** Over every symbol that the venue lists, not only those that the firm trades. */
  openOrders(): Promise<readonly VenueOrderReport[]>
  /** Of the symbols, since an instant, oldest first; the venue's pages are read to their end. */
  fills(symbols: readonly string[], sinceMs: number): Promise<readonly VenueFill[]>
  balances(): Promise<readonly VenueBalance[]>
  instruments(): readonly VenueInstrument[]
  /** Receives every event from now on; returns what ends it. */
  listen(listener: (event: GatewayEvent) => void): () => void
  /** Begins anew as after a start: connections and waits are given up and made again. */
  reset(): Promise<void>
  close(): Promise<void>
}

/** Opens a gateway's connections only in `open`. */
export type CreateGateway = (options: GatewayOptions) => Gateway
