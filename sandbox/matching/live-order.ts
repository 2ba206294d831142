import type { Participant } from './participant.ts'
import { Resting } from './price-level.ts'
import type {
  NewOrder,
  Order,
  OrderKind,
  OrderStatus,
  Scaled,
  SelfTradePrevention,
  Side,
  TimeInForce,
} from './types.ts'

/** An order while the engine works on it: what readers see, and what it locks and still wants. */
export class LiveOrder extends Resting implements Order {
  readonly id: number
  readonly account: string
  readonly symbol: string
  clientOrderId: string
  readonly side: Side
  readonly kind: OrderKind
  readonly price: Scaled
  readonly triggerPrice: Scaled
  readonly timeInForce: TimeInForce
  readonly postOnly: boolean
  readonly selfTradePrevention: SelfTradePrevention
  readonly quoteQuantity: Scaled
  readonly createdMs: number
  quantity: Scaled
  filledQuantity: Scaled = 0n
  filledQuote: Scaled = 0n
  preventedQuantity: Scaled = 0n
  status: OrderStatus = 'accepted'
  updatedMs: number
  workingMs: number | undefined
  expiryReason: Order['expiryReason'] = undefined

  readonly owner: Participant
  /** What of the owner's balance stands behind it: quote for a buy, base for a sell. */
  locked: Scaled = 0n
  /** What a market order by quote quantity may still spend or wants to receive. */
  quoteBudget: Scaled

  constructor(
    id: number,
    owner: Participant,
    { order, nowMs }: { order: NewOrder; nowMs: number },
  ) {
    super(order.quantity ?? 0n)
    this.id = id
    this.account = order.account
    this.symbol = order.symbol
    this.clientOrderId = order.clientOrderId
    this.side = order.side
    this.kind = order.kind
    this.price = isMarketKind(order.kind) ? 0n : (order.price ?? 0n)
    this.triggerPrice = isTriggerKind(order.kind) ? (order.triggerPrice ?? 0n) : 0n
    this.timeInForce = order.timeInForce
    this.postOnly = order.postOnly
    this.selfTradePrevention = order.selfTradePrevention
    this.quoteQuantity = order.quantity === undefined ? (order.quoteQuantity ?? 0n) : 0n
    this.createdMs = nowMs
    this.quantity = order.quantity ?? 0n
    this.updatedMs = nowMs
    this.owner = owner
    this.quoteBudget = this.quoteQuantity
    this.workingMs = isTriggerKind(order.kind) ? undefined : nowMs
  }

  get isOpen(): boolean {
    return this.status === 'accepted' || this.status === 'partially-filled'
  }

  /** Whether it takes any price: a market order, or a triggered one without a limit. */
  get isMarket(): boolean {
    return isMarketKind(this.kind)
  }

  get waitsForTrigger(): boolean {
    return this.workingMs === undefined
  }
}

/** Whether orders of this kind trade at any price once they work. */
export const isMarketKind = (kind: OrderKind): boolean =>
  kind === 'market' || kind === 'stop-loss' || kind === 'take-profit'

/** Whether orders of this kind wait for a trigger price. */
export const isTriggerKind = (kind: OrderKind): boolean => kind !== 'market' && kind !== 'limit'

/** An order as it stands, detached from its further life. */
export function snapshot(order: LiveOrder): Order {
  return {
    id: order.id,
    account: order.account,
    symbol: order.symbol,
    clientOrderId: order.clientOrderId,
    side: order.side,
    kind: order.kind,
    price: order.price,
    triggerPrice: order.triggerPrice,
    timeInForce: order.timeInForce,
    postOnly: order.postOnly,
    selfTradePrevention: order.selfTradePrevention,
    quoteQuantity: order.quoteQuantity,
    createdMs: order.createdMs,
    quantity: order.quantity,
    filledQuantity: order.filledQuantity,
    filledQuote: order.filledQuote,
    preventedQuantity: order.preventedQuantity,
    status: order.status,
    updatedMs: order.updatedMs,
    workingMs: order.workingMs,
    expiryReason: order.expiryReason,
  }
}
