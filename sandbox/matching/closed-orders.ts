import { snapshot, type LiveOrder } from './live-order.ts'
import { RingRows } from './ring-rows.ts'
import { fitsInTable, grown } from './table.ts'
import type {
  Order,
  OrderKind,
  OrderStatus,
  SelfTradePrevention,
  Side,
  TimeInForce,
} from './types.ts'

/**
 * The newest closed orders of one account in one market up to a number. They are kept as rows of numbers and handed out as
 * orders: what stays on the heap is copied by each collection of garbage, and that cost more than all matching.
 */
export class ClosedOrders {
  readonly #account: string
  readonly #symbol: string
  readonly #rows: RingRows
  /** Venue order id, and when it was created, updated and began to work. */
  #numbers = new Float64Array()
  /** Price, trigger price, quote quantity, quantity, filled quantity, filled quote, prevented quantity. */
  #amounts = new BigInt64Array()
  readonly #clientOrderIds: string[] = []
  readonly #sides: Side[] = []
  readonly #kinds: OrderKind[] = []
  readonly #timesInForce: TimeInForce[] = []
  readonly #postOnly: boolean[] = []
  readonly #preventions: SelfTradePrevention[] = []
  readonly #statuses: OrderStatus[] = []
  readonly #reasons: Order['expiryReason'][] = []
  /** The rare orders with an amount that a row cannot hold, by row. */
  readonly #large = new Map<number, Order>()

  constructor({ account, symbol }: { account: string; symbol: string }, capacity: number) {
    this.#account = account
    this.#symbol = symbol
    this.#rows = new RingRows(capacity)
  }

  /** The venue order id of the order that the next one will push out, if any. */
  get idToGo(): number | undefined {
    const row = this.#rows.oldestToGo
    return row === undefined ? undefined : this.#numbers[row * 4]
  }

  /** Remembers an order that has closed; returns the row under which it can be read. */
  push(order: LiveOrder): number {
    const row = this.#rows.claim()
    if (row * 7 >= this.#amounts.length) {
      this.#numbers = grown(this.#numbers, new Float64Array(this.#rows.sizeFor(row) * 4))
      this.#amounts = grown(this.#amounts, new BigInt64Array(this.#rows.sizeFor(row) * 7))
    }
    this.#keepNumbers(row * 4, order)
    this.#keepAmounts(row * 7, order)
    this.#keepTerms(row, order)
    if (this.#large.size > 0) this.#large.delete(row)
    const { quantity, quoteQuantity, filledQuote } = order
    if (!(fitsInTable(quantity) && fitsInTable(quoteQuantity) && fitsInTable(filledQuote))) {
      this.#large.set(row, snapshot(order))
    }
    return row
  }

  /** The order in a row. */
  at(row: number): Order {
    return this.#large.get(row) ?? this.#read(row)
  }

  /** All that are remembered, in the order in which they closed. */
  all(): Order[] {
    return this.#rows.latest(this.#rows.size).map(row => this.at(row))
  }

  /** The order with that client order id which closed last. */
  latestWith(clientOrderId: string): Order | undefined {
    const row = this.#rows.newestFirst().find(row => this.#clientOrderIds[row] === clientOrderId)
    return row === undefined ? undefined : this.at(row)
  }

  clear(): void {
    this.#rows.clear()
    this.#large.clear()
  }

  #keepNumbers(cell: number, { id, createdMs, updatedMs, workingMs }: LiveOrder): void {
    this.#numbers[cell] = id
    this.#numbers[cell + 1] = createdMs
    this.#numbers[cell + 2] = updatedMs
    this.#numbers[cell + 3] = workingMs ?? Number.NaN
  }

  #keepAmounts(cell: number, order: LiveOrder): void {
    this.#amounts[cell] = order.price
    this.#amounts[cell + 1] = order.triggerPrice
    this.#amounts[cell + 2] = order.quoteQuantity
    this.#amounts[cell + 3] = order.quantity
    this.#amounts[cell + 4] = order.filledQuantity
    this.#amounts[cell + 5] = order.filledQuote
    this.#amounts[cell + 6] = order.preventedQuantity
  }

  #keepTerms(row: number, order: LiveOrder): void {
    this.#clientOrderIds[row] = order.clientOrderId
    this.#sides[row] = order.side
    this.#kinds[row] = order.kind
    this.#timesInForce[row] = order.timeInForce
    this.#postOnly[row] = order.postOnly
    this.#preventions[row] = order.selfTradePrevention
    this.#statuses[row] = order.status
    this.#reasons[row] = order.expiryReason
  }

  #read(row: number): Order {
    const [id = 0, createdMs = 0, updatedMs = 0, workingMs] = this.#numbers.subarray(row * 4)
    const amounts = this.#amounts.subarray(row * 7)
    return {
      id,
      account: this.#account,
      symbol: this.#symbol,
      clientOrderId: this.#clientOrderIds[row] ?? '',
      side: this.#sides[row] ?? 'buy',
      kind: this.#kinds[row] ?? 'limit',
      price: amounts[0] ?? 0n,
      triggerPrice: amounts[1] ?? 0n,
      timeInForce: this.#timesInForce[row] ?? 'GTC',
      postOnly: this.#postOnly[row] ?? false,
      selfTradePrevention: this.#preventions[row] ?? 'none',
      quoteQuantity: amounts[2] ?? 0n,
      createdMs,
      quantity: amounts[3] ?? 0n,
      filledQuantity: amounts[4] ?? 0n,
      filledQuote: amounts[5] ?? 0n,
      preventedQuantity: amounts[6] ?? 0n,
      status: this.#statuses[row] ?? 'canceled',
      updatedMs,
      workingMs: Number.isNaN(workingMs) ? undefined : workingMs,
      expiryReason: this.#reasons[row],
    }
  }
}
