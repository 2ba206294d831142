import type { LiveOrder } from './live-order.ts'
import { RingRows } from './ring-rows.ts'
import type {
  Order,
  OrderKind,
  OrderStatus,
  Scaled,
  SelfTradePrevention,
  Side,
  TimeInForce,
} from './types.ts'

/**
 * The newest closed orders of one account in one market up to a number. Each field is a column of its own: an order that
 * has closed leaves the heap, and remembering many does not slow down the collection of garbage.
 */
export class ClosedOrders {
  readonly #account: string
  readonly #symbol: string
  readonly #rows: RingRows
  readonly #id: number[] = []
  readonly #clientOrderId: string[] = []
  readonly #side: Side[] = []
  readonly #kind: OrderKind[] = []
  readonly #price: Scaled[] = []
  readonly #triggerPrice: Scaled[] = []
  readonly #timeInForce: TimeInForce[] = []
  readonly #postOnly: boolean[] = []
  readonly #selfTradePrevention: SelfTradePrevention[] = []
  readonly #quoteQuantity: Scaled[] = []
  readonly #createdMs: number[] = []
  readonly #quantity: Scaled[] = []
  readonly #filledQuantity: Scaled[] = []
  readonly #filledQuote: Scaled[] = []
  readonly #preventedQuantity: Scaled[] = []
  readonly #status: OrderStatus[] = []
  readonly #updatedMs: number[] = []
  readonly #workingMs: number[] = []
  readonly #expiryReason: Order['expiryReason'][] = []

  constructor({ account, symbol }: { account: string; symbol: string }, capacity: number) {
    this.#account = account
    this.#symbol = symbol
    this.#rows = new RingRows(capacity)
  }

  /** The venue order id of the order that the next one will push out, if any. */
  get idToGo(): number | undefined {
    const row = this.#rows.oldestToGo
    return row === undefined ? undefined : this.#id[row]
  }

  /** Remembers an order that has closed; returns the row under which it can be read. */
  push(order: LiveOrder): number {
    const row = this.#rows.claim()
    this.#id[row] = order.id
    this.#clientOrderId[row] = order.clientOrderId
    this.#side[row] = order.side
    this.#kind[row] = order.kind
    this.#price[row] = order.price
    this.#triggerPrice[row] = order.triggerPrice
    this.#timeInForce[row] = order.timeInForce
    this.#postOnly[row] = order.postOnly
    this.#selfTradePrevention[row] = order.selfTradePrevention
    this.#quoteQuantity[row] = order.quoteQuantity
    this.#createdMs[row] = order.createdMs
    this.#quantity[row] = order.quantity
    this.#filledQuantity[row] = order.filledQuantity
    this.#filledQuote[row] = order.filledQuote
    this.#preventedQuantity[row] = order.preventedQuantity
    this.#status[row] = order.status
    this.#updatedMs[row] = order.updatedMs
    this.#workingMs[row] = order.workingMs ?? Number.NaN
    this.#expiryReason[row] = order.expiryReason
    return row
  }

  /** The order in a row. */
  at(row: number): Order {
    const workingMs = this.#workingMs[row]
    return {
      account: this.#account,
      symbol: this.#symbol,
      id: this.#id[row] ?? Number.NaN,
      clientOrderId: this.#clientOrderId[row] ?? '',
      side: this.#side[row] ?? 'buy',
      kind: this.#kind[row] ?? 'limit',
      price: this.#price[row] ?? 0n,
      triggerPrice: this.#triggerPrice[row] ?? 0n,
      timeInForce: this.#timeInForce[row] ?? 'GTC',
      postOnly: this.#postOnly[row] ?? false,
      selfTradePrevention: this.#selfTradePrevention[row] ?? 'none',
      quoteQuantity: this.#quoteQuantity[row] ?? 0n,
      createdMs: this.#createdMs[row] ?? Number.NaN,
      quantity: this.#quantity[row] ?? 0n,
      filledQuantity: this.#filledQuantity[row] ?? 0n,
      filledQuote: this.#filledQuote[row] ?? 0n,
      preventedQuantity: this.#preventedQuantity[row] ?? 0n,
      status: this.#status[row] ?? 'canceled',
      updatedMs: this.#updatedMs[row] ?? Number.NaN,
      workingMs: Number.isNaN(workingMs) ? undefined : workingMs,
      expiryReason: this.#expiryReason[row],
    }
  }

  /** All that are remembered, in the order in which they closed. */
  all(): Order[] {
    return this.#rows.latest(this.#rows.size).map(row => this.at(row))
  }

  /** The order with that client order id which closed last. */
  latestWith(clientOrderId: string): Order | undefined {
    const row = this.#rows.newestFirst().find(row => this.#clientOrderId[row] === clientOrderId)
    return row === undefined ? undefined : this.at(row)
  }

  clear(): void {
    this.#rows.clear()
  }
}
