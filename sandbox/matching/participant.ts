import { ClosedOrders } from './closed-orders.ts'
import type { Holding, Ledger } from './ledger.ts'
import type { LiveOrder } from './live-order.ts'
import { OpenOrders } from './open-orders.ts'
import type { OrderIndex } from './order-index.ts'
import { TradeLog, type TradeTerms } from './trade-log.ts'
import type { Order } from './types.ts'

/** How many closed orders, and how many trades, are remembered for one account in one market. */
export const historyLimit = 10_000

/** One account in one market: its holdings there, its open orders and its history. */
export class Participant {
  readonly account: string
  readonly base: Holding
  readonly quote: Holding
  readonly closed: ClosedOrders
  readonly trades: TradeLog
  /** Which of base (1) and quote (2) changed during the current call. */
  touched = 0
  readonly #assets: readonly (readonly string[])[]
  readonly #open = new OpenOrders()

  constructor(account: string, terms: TradeTerms, ledger: Ledger) {
    const { symbol, base, quote } = terms
    this.account = account
    this.closed = new ClosedOrders({ account, symbol }, historyLimit)
    this.trades = new TradeLog(terms, historyLimit)
    this.base = ledger.holding(account, base)
    this.quote = ledger.holding(account, quote)
    this.#assets = [[], [base], [quote], [base, quote]]
  }

  get touchedAssets(): readonly string[] {
    return this.#assets[this.touched] ?? []
  }

  get openCount(): number {
    return this.#open.size
  }

  /** The open orders by venue order id. */
  open(): LiveOrder[] {
    return this.#open.all()
  }

  isOpen(clientOrderId: string): boolean {
    return this.#open.find(clientOrderId) !== undefined
  }

  /** The open order with that client order id, or else the latest closed one. */
  byClientId(clientOrderId: string): Order | undefined {
    return this.#open.find(clientOrderId) ?? this.closed.latestWith(clientOrderId)
  }

  add(order: LiveOrder): void {
    this.#open.add(order)
  }

  /** Moves an order from the open to the closed, and forgets the oldest of those when they are too many. */
  close(order: LiveOrder, index: OrderIndex): void {
    this.#open.delete(order)
    const forgotten = this.closed.idToGo
    if (forgotten !== undefined) index.delete(forgotten)
    index.close(order, this.closed.push(order))
  }

  rename(order: LiveOrder, clientOrderId: string): void {
    this.#open.delete(order)
    order.clientOrderId = clientOrderId
    this.#open.add(order)
  }

  clear(): void {
    this.#open.clear()
    this.closed.clear()
    this.trades.clear()
  }
}
