/**
 * A decimal amount times 10^8, exact: prices, quantities and balances inside the sandbox are integers.
 * Eight decimals are what Binance, Coinbase Exchange and Kraken state for spot.
 */
export type Scaled = bigint

export type Side = 'buy' | 'sell'
export type TimeInForce = 'GTC' | 'IOC' | 'FOK'

/** What happens when an order would trade with another of the same account; the taker's mode rules. */
export type SelfTradePrevention =
  'none' | 'expire-maker' | 'expire-taker' | 'expire-both' | 'decrement'

/** The trigger price of a stop or take-profit waits until the last trade reaches it; then it works as market or limit. */
export type OrderKind =
  'market' | 'limit' | 'stop-loss' | 'stop-loss-limit' | 'take-profit' | 'take-profit-limit'

/** The rules under which an instrument trades; a rule of 0n is off. */
export interface Instrument {
  /** The venue's own symbol, such as `ETHUSDT`. */
  readonly symbol: string
  readonly base: string
  readonly quote: string
  readonly status: 'trading' | 'halted' | 'cancel-only'
  readonly tickSize: Scaled
  readonly minPrice: Scaled
  readonly maxPrice: Scaled
  readonly lotSize: Scaled
  readonly minQuantity: Scaled
  readonly maxQuantity: Scaled
  readonly minNotional: Scaled
  readonly maxNotional: Scaled
  /** A limit price must lie within these multiples (times 10^8) of the reference price, on each side. */
  readonly priceBand?: {
    readonly bidUp: Scaled
    readonly bidDown: Scaled
    readonly askUp: Scaled
    readonly askDown: Scaled
  }
  readonly maxOpenOrders: number
}

/**
 * What an account pays its fees in: the asset that it receives, out of that (Binance); or always quote, on top of what a
 * buy costs and out of what a sale brings (Coinbase Exchange, Kraken). In quote, a limit buy holds its fee as well.
 */
export type FeesIn = 'received' | 'quote'

/** Fee rates as fractions times 10^8: 0.1 % is 100_000n. */
export interface FeeSchedule {
  readonly maker: Scaled
  readonly taker: Scaled
}

export interface NewOrder {
  readonly account: string
  readonly symbol: string
  readonly clientOrderId: string
  readonly side: Side
  readonly kind: OrderKind
  /** In base units; a market order may give `quoteQuantity` instead, which fees do not count towards. */
  readonly quantity?: Scaled | undefined
  readonly quoteQuantity?: Scaled | undefined
  readonly price?: Scaled | undefined
  readonly triggerPrice?: Scaled | undefined
  readonly timeInForce: TimeInForce
  readonly postOnly: boolean
  readonly selfTradePrevention: SelfTradePrevention
}

export type OrderStatus =
  | 'accepted'
  | 'partially-filled'
  | 'filled'
  | 'canceled'
  | 'expired'
  /** Ended by self-trade prevention. */
  | 'expired-in-match'

/** An order as the venue knows it. Readers see it change as it lives; only the engine writes. */
export interface Order {
  /** The venue order id: counts up from 1 over all symbols. */
  readonly id: number
  readonly account: string
  readonly symbol: string
  readonly clientOrderId: string
  readonly side: Side
  readonly kind: OrderKind
  readonly price: Scaled
  readonly triggerPrice: Scaled
  readonly timeInForce: TimeInForce
  readonly postOnly: boolean
  readonly selfTradePrevention: SelfTradePrevention
  readonly quoteQuantity: Scaled
  /** Milliseconds since 1970 on the venue's clock. */
  readonly createdMs: number
  readonly quantity: Scaled
  readonly filledQuantity: Scaled
  readonly filledQuote: Scaled
  /** Quantity withheld by self-trade prevention. */
  readonly preventedQuantity: Scaled
  readonly status: OrderStatus
  readonly updatedMs: number
  /** When the order began to work; undefined while a trigger waits. */
  readonly workingMs: number | undefined
  /** Why it expired, in words of the engine. */
  readonly expiryReason:
    'unfilled-ioc' | 'unfilled-fok' | 'no-liquidity' | 'self-trade' | 'session-end' | undefined
}

/** One match. Ids count up by one within a symbol, shared with the tape's captured trades. */
export interface Trade {
  readonly id: number
  readonly symbol: string
  readonly price: Scaled
  readonly quantity: Scaled
  readonly quote: Scaled
  readonly timeMs: number
  readonly takerSide: Side
  readonly buyer: Party
  readonly seller: Party
}

export interface Party {
  readonly account: string
  readonly orderId: number
  readonly fee: Scaled
  readonly feeAsset: string
  readonly isMaker: boolean
}

/** Why an order was refused; nothing of it remains. */
export type Rejection =
  | { readonly reason: 'unknown-symbol' }
  | { readonly reason: 'market-closed' }
  | {
      readonly reason: 'filter'
      readonly filter: 'price' | 'lot' | 'notional' | 'price-band' | 'open-orders'
    }
  | { readonly reason: 'insufficient-balance' }
  | { readonly reason: 'would-take' }
  | { readonly reason: 'would-trigger' }
  | { readonly reason: 'duplicate-client-order-id' }

/** What happened, in the order in which it happened; the fronts turn it into their own messages. */
export type EngineEvent =
  | { readonly type: 'accepted'; readonly order: Order }
  | { readonly type: 'triggered'; readonly order: Order }
  | {
      readonly type: 'trade'
      readonly trade: Trade
      readonly maker: Order | undefined
      readonly taker: Order | undefined
      /** Where the maker stood, when they traded at another price. */
      readonly stoodAt?: Scaled
    }
  | { readonly type: 'canceled'; readonly order: Order; readonly cancelId: string | undefined }
  | { readonly type: 'expired'; readonly order: Order }
  /** Self-trade prevention withheld a quantity of the order; the only event even where that ends it. */
  | { readonly type: 'prevented'; readonly order: Order; readonly quantity: Scaled }
  | { readonly type: 'balance'; readonly account: string; readonly assets: readonly string[] }
  /** The level's total changed; 0n means that the level is gone. Each change has the symbol's next update id. */
  | {
      readonly type: 'level'
      readonly symbol: string
      readonly side: Side
      readonly price: Scaled
      readonly quantity: Scaled
      readonly updateId: number
    }
  /** A trade that happened elsewhere and is only reported: a capture's tape. */
  | { readonly type: 'tape'; readonly trade: Trade }

export type Submitted =
  | { readonly accepted: true; readonly order: Order; readonly trades: readonly Trade[] }
  | { readonly accepted: false; readonly rejection: Rejection }

export interface Balance {
  readonly free: Scaled
  readonly locked: Scaled
}

export interface BookView {
  /** The symbol's update id as of this snapshot; the same counter as the `level` events. */
  readonly updateId: number
  /** Best first. */
  readonly bids: readonly (readonly [price: Scaled, quantity: Scaled])[]
  readonly asks: readonly (readonly [price: Scaled, quantity: Scaled])[]
}

/** A change of replayed liquidity: the level's quantity as the capture states it. */
export interface LevelChange {
  readonly side: Side
  readonly price: Scaled
  readonly quantity: Scaled
}

/**
 * One matching engine with price-time priority over many symbols and accounts. Synchronous: each call returns when all
 * its events have been delivered. `house` liquidity stands in the same queues as client orders, has no balances, and
 * never trades with itself.
 */
export interface MatchingEngine {
  readonly instruments: ReadonlyMap<string, Instrument>
  list(instrument: Instrument): void
  /** Receives every event from now on, synchronously; returns what ends it. */
  subscribe(listener: (event: EngineEvent) => void): () => void

  openAccount(account: string, balances: Readonly<Record<string, Scaled>>): void
  balance(account: string, asset: string): Balance
  balances(account: string): ReadonlyMap<string, Balance>
  fees(account: string): FeeSchedule

  submit(order: NewOrder): Submitted
  /** Undefined when no such order is open. `cancelId` is the client's id of the cancel itself, passed on in the event. */
  cancel(symbol: string, orderId: number, cancelId?: string): Order | undefined
  /**
   * Lets the house trade with one order that rests, at its price and wherever it stands in the book: all of it, or a
   * quantity that is not more. Undefined when no such order rests.
   */
  fill(symbol: string, orderId: number, quantity?: Scaled): Order | undefined
  /** Reduces an open order, keeping its place in the queue; undefined when it is not open or not reduced by it. */
  reduce(
    symbol: string,
    orderId: number,
    quantity: Scaled,
    clientOrderId?: string,
  ): Order | undefined
  /** An open order lives on; one that has closed is handed out as it ended. The newest closed ones are remembered. */
  order(orderId: number): Order | undefined
  /** The account's open order with that client order id, or else its latest closed one. */
  orderByClientId(account: string, symbol: string, clientOrderId: string): Order | undefined
  openOrders(account: string, symbol?: string): readonly Order[]
  orders(account: string, symbol: string): readonly Order[]
  trades(account: string, symbol: string): readonly Trade[]

  /** Applies one batch of replayed levels as a whole: removals first, so that it never crosses itself. */
  applyLiquidity(symbol: string, changes: readonly LevelChange[]): void
  /** Replaces all replayed levels, as a capture's snapshot does. */
  replaceLiquidity(symbol: string, levels: readonly LevelChange[]): void
  /** Reports a captured trade to the tape; matches nothing. */
  report(symbol: string, trade: { price: Scaled; quantity: Scaled; takerSide: Side }): void

  book(symbol: string, depth: number): BookView
  bestBid(symbol: string): readonly [price: Scaled, quantity: Scaled] | undefined
  bestAsk(symbol: string): readonly [price: Scaled, quantity: Scaled] | undefined
  /** The newest public trades of a symbol, oldest first; the engine keeps a bounded number. */
  recentTrades(symbol: string, limit: number): readonly Trade[]

  /** Client orders gone, balances restored to what each account was opened with; liquidity, ids and the tape go on. */
  reset(): void
}
