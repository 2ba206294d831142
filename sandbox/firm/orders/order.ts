import type { Amount } from '../amount.ts'
import type { OrderType, RejectCode } from '../gateway/port.ts'

/** Every state that an order can be in, in the words of the trading-system contract. */
export type OrderState =
  | 'pending'
  | 'accepted'
  | 'partiallyFilled'
  | 'filled'
  | 'pendingCancel'
  | 'pendingReplace'
  | 'canceled'
  | 'expired'
  | 'rejected'
  | 'denied'

const finalStates: readonly OrderState[] = ['filled', 'canceled', 'expired', 'rejected', 'denied']

/** Whether nothing more can become of an order in this state. */
export const isFinal = (state: OrderState): boolean => finalStates.includes(state)

/** Why an order is as it is. */
export interface Reason {
  readonly code: RejectCode | DenialCode
  readonly message: string
}

/** Why the firm itself refuses an order, or does not know what became of it. */
export type DenialCode =
  | 'acknowledgementLost'
  | 'badLotSize'
  | 'badTickSize'
  | 'bookUnusable'
  | 'duplicateClientOrderId'
  | 'killSwitch'
  | 'maxCredit'
  | 'maxLeverage'
  | 'maxMessageRate'
  | 'maxOrderNotional'
  | 'maxOrderQuantity'
  | 'maxPortfolioVar'
  | 'maxPosition'
  | 'maxPositionConcentration'
  | 'notReconciled'
  | 'priceCollar'
  | 'reduceOnlyWouldIncrease'
  | 'restricted'
  | 'riskUnavailable'
  | 'selfTrade'
  | 'tradingState'
  | 'unknownInstrument'
  | 'unsupported'

/** What was ordered; decimals and instants are text, as the contract writes them. */
export interface OrderTerms {
  readonly clientOrderId: string
  readonly venue: string
  readonly symbol: string
  readonly side: 'buy' | 'sell'
  readonly type: OrderType
  readonly quantity: string
  readonly price?: string | undefined
  readonly stopPrice?: string | undefined
  readonly timeInForce: 'GTC' | 'IOC' | 'FOK' | 'GTD' | 'DAY'
  readonly expiresAt?: string | undefined
  readonly postOnly?: boolean | undefined
  readonly reduceOnly?: boolean | undefined
  readonly strategy?: string | undefined
}

/** One trade against an order. */
export interface OrderFill {
  readonly venueTradeId: string
  readonly price: string
  readonly quantity: string
  readonly liquidity?: 'maker' | 'taker' | undefined
  readonly feeAmount?: string | undefined
  readonly feeCurrency?: string | undefined
  /** Milliseconds since 1970 by the venue's clock. */
  readonly venueMs: number
}

/** An order at the moment in which the firm took it in. */
export interface NewOrder {
  readonly terms: OrderTerms
  readonly firmOrderId: string
  readonly venueClientOrderId: string
  readonly venueOrderId?: string | undefined
  /** Found at a venue, not submitted by the firm. */
  readonly foreign: boolean
  /** Currencies that its fills move; absent where the instrument is unknown. */
  readonly pair?: { readonly base: string; readonly quote: string } | undefined
  readonly decisionPrice?: string | undefined
  readonly createdMs: number
}

/** An order as the firm knows it. */
export interface Order extends NewOrder {
  readonly state: OrderState
  readonly reason?: Reason | undefined
  /** Whether it left for the venue. */
  readonly sent: boolean
  readonly arrivalPrice?: string | undefined
  readonly fills: readonly OrderFill[]
  /** Sum of the fills, and of their prices times quantities. */
  readonly filled: Amount
  readonly notional: Amount
  /** The most that the venue ever said is filled: fills that are not here yet are still to come. */
  readonly told: Amount
  /** What the venue said it ended as; it is told as that once every fill that the venue counted is here. */
  readonly ended?: 'filled' | 'canceled' | 'expired' | undefined
  /** What a replacement that is under way asks for. */
  readonly replacement?: Replacement | undefined
  /** The terms as they were submitted, once a replacement changed them. */
  readonly submitted?: OrderTerms | undefined
  readonly updatedMs: number
}

export interface Replacement {
  readonly price: string
  readonly quantity: string
}
