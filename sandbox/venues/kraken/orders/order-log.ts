import type { EngineEvent, MatchingEngine, Order } from '../../../matching/types.ts'
import { orderIds } from '../id-code.ts'
import type { Pairs } from '../pairs.ts'
import { fillsOf } from './fills.ts'
import { OrderRecord, type Fill, type OrderTerms } from './order-record.ts'
import { isUnnamed } from './unnamed.ts'

/** How many closed orders and fills are remembered. */
const mostRemembered = 10_000

/** What happened to one of the account's orders. */
export type OrderNotice =
  | { readonly type: 'accepted' | 'triggered' | 'amended' | 'filled'; readonly order: OrderRecord }
  | { readonly type: 'ended'; readonly order: OrderRecord }
  /** The venue says that it canceled an order which it has forgotten to cancel. */
  | { readonly type: 'claimed'; readonly order: OrderRecord }
  | { readonly type: 'fill'; readonly order: OrderRecord; readonly fill: Fill }

type Listener = (notice: OrderNotice) => void

interface LogOptions {
  readonly engine: MatchingEngine
  readonly account: string
  readonly pairs: Pairs
  /** Books a fill and tells under which ids. */
  readonly book: (fill: Omit<Fill, 'ledgers'>) => readonly string[]
}

/** The account's orders and fills, kept from the engine's events. */
export class OrderLog {
  readonly #options: LogOptions
  readonly #orders = new Map<string, OrderRecord>()
  readonly #open = new Set<OrderRecord>()
  readonly #byEngineId = new Map<number, OrderRecord>()
  readonly #fills = new Map<string, Fill>()
  readonly #listeners = new Set<Listener>()
  #arriving: OrderTerms | undefined
  #moving: { readonly order: OrderRecord; readonly isAmended: boolean } | undefined

  constructor(options: LogOptions) {
    this.#options = options
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  get(id: string): OrderRecord | undefined {
    return this.#orders.get(id)
  }

  /** The order that was just accepted under the engine's id, whatever has become of it since. */
  placed(engineId: number): OrderRecord {
    const order = this.#orders.get(orderIds.encode(engineId))
    if (!order) throw new RangeError(`an accepted order must be known, was not: ${engineId}`)
    return order
  }

  /** Oldest first. */
  all(): readonly OrderRecord[] {
    return [...this.#orders.values()]
  }

  open(): readonly OrderRecord[] {
    return [...this.#open]
  }

  fill(id: string): Fill | undefined {
    return this.#fills.get(id)
  }

  /** Oldest first. */
  fills(): readonly Fill[] {
    return [...this.#fills.values()]
  }

  /** Lets the order that `submit` creates have these terms. */
  arrive<T>(terms: OrderTerms, submit: () => T): T {
    this.#arriving = terms
    try {
      return submit()
    } finally {
      this.#arriving = undefined
    }
  }

  /** Lets `move` take an order out of the engine and put another in, which stands for the same record. */
  move<T>(order: OrderRecord, isAmended: boolean, move: () => T): T {
    this.#moving = { order, isAmended }
    try {
      return move()
    } finally {
      this.#moving = undefined
    }
  }

  /** The engine keeps silent about an order that was reduced; its owner is told. */
  amended(order: OrderRecord, nowMs: number): void {
    order.touchedMs = nowMs
    this.#tell({ type: 'amended', order })
  }

  /** Ends an order in whose stead another was placed. */
  replaced(order: OrderRecord): void {
    this.#close(order, 'canceled', 'Order replaced')
  }

  hear(event: EngineEvent): void {
    switch (event.type) {
      case 'accepted':
        return this.#accept(event.order)
      case 'triggered':
        return this.#trigger(event.order)
      case 'trade':
        return this.#trade(event)
      case 'canceled':
        return this.#cancel(event.order, event.cancelId)
      case 'expired':
        return this.#end(event.order, reasons[event.order.expiryReason ?? 'session-end'])
      case 'prevented':
        if (event.order.status !== 'expired-in-match') return
        return this.#end(event.order, reasons['self-trade'])
      case 'balance':
      case 'level':
      case 'tape':
    }
  }

  reset(): void {
    this.#orders.clear()
    this.#open.clear()
    this.#byEngineId.clear()
    this.#fills.clear()
  }

  #accept(order: Order): void {
    if (order.account !== this.#options.account) return
    const moving = this.#moving
    if (moving) {
      this.#byEngineId.delete(moving.order.engineId)
      this.#byEngineId.set(order.id, moving.order)
      moving.order.engineId = order.id
      moving.order.quantity = moving.order.filled + order.quantity
      moving.order.price = order.price
      moving.order.triggerPrice = order.triggerPrice
      moving.order.postOnly = order.postOnly
      if (moving.isAmended) this.amended(moving.order, order.createdMs)
      return
    }
    const record = new OrderRecord({
      pair: this.#options.pairs.of(order.symbol),
      terms: this.#arriving ?? termsOf(order),
      openMs: order.createdMs,
      side: order.side,
      id: order.id,
      quantity: order.quantity,
      quoteQuantity: order.quoteQuantity,
      price: order.price,
      triggerPrice: order.triggerPrice,
      postOnly: order.postOnly,
    })
    this.#forgetOldest()
    this.#orders.set(record.id, record)
    this.#open.add(record)
    this.#byEngineId.set(order.id, record)
    this.#tell({ type: 'accepted', order: record })
  }

  #trigger(order: Order): void {
    const record = this.#byEngineId.get(order.id)
    if (!record) return
    record.isWorking = true
    this.#tell({ type: 'triggered', order: record })
  }

  #trade(event: Extract<EngineEvent, { type: 'trade' }>): void {
    for (const part of fillsOf(event, this.#byEngineId)) {
      const ledgers = this.#options.book(part)
      const fill = { ...part, ledgers }
      const { order } = fill
      order.filled = fill.filled
      order.cost = fill.filledCost
      order.fee = fill.feeSoFar
      if (order.quoteQuantity > 0n) order.quantity = order.filled
      order.fills.push(fill)
      this.#fills.set(fill.id, fill)
      this.#tell({ type: 'fill', order, fill })
      if (this.#isFilled(order)) this.#close(order, 'closed', undefined)
    }
  }

  #isFilled({ engineId }: OrderRecord): boolean {
    return this.#options.engine.order(engineId)?.status === 'filled'
  }

  /** A venue that forgets a cancel says that it has done it, and the order stays. */
  #cancel(order: Order, cancelId: string | undefined): void {
    const record = this.#byEngineId.get(order.id)
    if (!record || this.#moving?.order === record) return
    const status = this.#options.engine.order(order.id)?.status
    if (status === 'accepted' || status === 'partially-filled') {
      this.#tell({ type: 'claimed', order: record })
      return
    }
    this.#close(record, cancelId === expiryMark ? 'expired' : 'canceled', userReason(cancelId))
  }

  #end({ id }: Order, reason: string): void {
    const record = this.#byEngineId.get(id)
    if (record) this.#close(record, 'canceled', reason)
  }

  #close(order: OrderRecord, status: OrderRecord['status'], reason: string | undefined): void {
    order.status = status
    this.#open.delete(order)
    order.reason = reason
    order.closeMs = this.#options.engine.order(order.engineId)?.updatedMs ?? order.touchedMs
    this.#byEngineId.delete(order.engineId)
    this.#tell({ type: status === 'closed' ? 'filled' : 'ended', order })
  }

  #forgetOldest(): void {
    if (this.#orders.size < mostRemembered) return
    for (const [id, order] of this.#orders) {
      if (order.isOpen) continue
      this.#orders.delete(id)
      for (const fill of order.fills) this.#fills.delete(fill.id)
      return
    }
  }

  #tell(notice: OrderNotice): void {
    for (const listener of this.#listeners) listener(notice)
  }
}

/** The terms of an order that came another way than over this front. */
const termsOf = (order: Order): OrderTerms => ({
  type: order.kind,
  timeInForce: order.timeInForce,
  flags: order.postOnly ? ['post'] : [],
  selfTrade: 'cancel-newest',
  clientOrderId: isUnnamed(order.clientOrderId) ? undefined : order.clientOrderId,
  userref: undefined,
  expireMs: undefined,
})

/** By this an order that reached its expiry is told from one that its owner canceled. */
export const expiryMark = 'order expired'

const reasons = {
  'unfilled-ioc': 'Immediate or cancel',
  'unfilled-fok': 'Fill or kill',
  'no-liquidity': 'Insufficient liquidity',
  'self-trade': 'Self trade prevention',
  'session-end': 'Market reset',
} as const

const userReason = (cancelId: string | undefined): string | undefined =>
  cancelId === expiryMark ? undefined : (cancelId ?? 'User requested')
