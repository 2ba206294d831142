import type { Party, Scaled, Side } from '../../../matching/types.ts'
import { orderIds } from '../id-code.ts'
import type { Pair } from '../pairs.ts'
import type { OrderType, SelfTradeMode, TimeInForceWord } from './order-words.ts'

/** What a client asked for and Kraken repeats, beyond what the engine needs to know. */
export interface OrderTerms {
  readonly type: OrderType
  readonly timeInForce: TimeInForceWord
  readonly flags: readonly string[]
  readonly selfTrade: SelfTradeMode
  readonly clientOrderId: string | undefined
  readonly userref: number | undefined
  readonly expireMs: number | undefined
  /** The order that this one replaced. */
  readonly replaces?: string | undefined
}

/** One trade of the account. */
export interface Fill {
  readonly id: string
  readonly tradeId: number
  readonly order: OrderRecord
  readonly price: Scaled
  readonly quantity: Scaled
  readonly cost: Scaled
  /** In the quote asset, whichever it was taken from. */
  readonly fee: Scaled
  /** What was really taken, and from which asset. */
  readonly feeParty: Pick<Party, 'fee' | 'feeAsset'>
  readonly timeMs: number
  readonly isMaker: boolean
  /** How much of the order was filled with this trade, and what that cost. */
  readonly filled: Scaled
  readonly filledCost: Scaled
  readonly feeSoFar: Scaled
  readonly ledgers: readonly string[]
}

export type RecordStatus = 'open' | 'closed' | 'canceled' | 'expired'

interface NewRecord {
  readonly id: number
  readonly pair: Pair
  readonly side: Side
  readonly terms: OrderTerms
  readonly openMs: number
  readonly quantity: Scaled
  readonly quoteQuantity: Scaled
  readonly price: Scaled
  readonly triggerPrice: Scaled
  readonly postOnly: boolean
}

/** An order as Kraken knows it: it keeps its id when an amendment moves it to another place in the engine's book. */
export class OrderRecord {
  readonly id: string
  readonly pair: Pair
  readonly side: Side
  readonly terms: OrderTerms
  readonly openMs: number
  readonly quoteQuantity: Scaled
  /** The engine's order that stands for it now. */
  engineId: number
  quantity: Scaled
  price: Scaled
  triggerPrice: Scaled
  postOnly: boolean
  filled: Scaled = 0n
  cost: Scaled = 0n
  fee: Scaled = 0n
  status: RecordStatus = 'open'
  reason: string | undefined = undefined
  closeMs: number | undefined = undefined
  /** When it was placed or amended last. */
  touchedMs: number
  isWorking: boolean
  readonly fills: Fill[] = []

  constructor(order: NewRecord) {
    this.id = orderIds.encode(order.id)
    this.engineId = order.id
    this.pair = order.pair
    this.side = order.side
    this.terms = order.terms
    this.openMs = order.openMs
    this.touchedMs = order.openMs
    this.quantity = order.quantity
    this.quoteQuantity = order.quoteQuantity
    this.price = order.price
    this.triggerPrice = order.triggerPrice
    this.postOnly = order.postOnly
    this.isWorking = order.triggerPrice === 0n
  }

  get isOpen(): boolean {
    return this.status === 'open'
  }

  get left(): Scaled {
    return this.quantity - this.filled
  }

  /** The mean price of its fills; 0n before the first. */
  get averagePrice(): Scaled {
    return this.filled === 0n ? 0n : (this.cost * 100_000_000n) / this.filled
  }
}
