import type { Holding, Ledger } from './ledger.ts'
import type { LiveOrder } from './live-order.ts'
import { Recent } from './recent.ts'
import type { Instrument, Trade } from './types.ts'

/** How many closed orders, and how many trades, are remembered for one account in one market. */
export const historyLimit = 10_000

/** One account in one market: its holdings there, its open orders and its history. */
export class Participant {
  readonly account: string
  readonly base: Holding
  readonly quote: Holding
  readonly closed = new Recent<LiveOrder>(historyLimit)
  readonly trades = new Recent<Trade>(historyLimit)
  /** Which of base (1) and quote (2) changed during the current call. */
  touched = 0
  readonly #assets: readonly (readonly string[])[]
  readonly #open = new Map<string, LiveOrder>()
  /** Open orders whose client order id another open order has; there are none unless the venue lapses. */
  readonly #twins = new Set<LiveOrder>()

  constructor(
    account: string,
    { base, quote }: Pick<Instrument, 'base' | 'quote'>,
    ledger: Ledger,
  ) {
    this.account = account
    this.base = ledger.holding(account, base)
    this.quote = ledger.holding(account, quote)
    this.#assets = [[], [base], [quote], [base, quote]]
  }

  get touchedAssets(): readonly string[] {
    return this.#assets[this.touched] ?? []
  }

  get openCount(): number {
    return this.#open.size + this.#twins.size
  }

  open(): LiveOrder[] {
    return [...this.#open.values(), ...this.#twins].sort((left, right) => left.id - right.id)
  }

  isOpen(clientOrderId: string): boolean {
    return this.#open.has(clientOrderId)
  }

  /** The open order with that client order id, or else the latest closed one. */
  byClientId(clientOrderId: string): LiveOrder | undefined {
    return (
      this.#open.get(clientOrderId) ??
      this.closed.findLatest(order => order.clientOrderId === clientOrderId)
    )
  }

  add(order: LiveOrder): void {
    const older = this.#open.get(order.clientOrderId)
    if (older) this.#twins.add(older)
    this.#open.set(order.clientOrderId, order)
  }

  /** Moves an order from the open to the closed; returns the closed order that is forgotten for it, if any. */
  close(order: LiveOrder): LiveOrder | undefined {
    this.#forget(order)
    return this.closed.push(order)
  }

  rename(order: LiveOrder, clientOrderId: string): void {
    this.#forget(order)
    order.clientOrderId = clientOrderId
    this.add(order)
  }

  clear(): void {
    this.#open.clear()
    this.#twins.clear()
    this.closed.clear()
    this.trades.clear()
  }

  #forget(order: LiveOrder): void {
    if (this.#twins.size > 0) this.#forgetAmongTwins(order)
    else this.#open.delete(order.clientOrderId)
  }

  #forgetAmongTwins(order: LiveOrder): void {
    if (this.#twins.delete(order)) return
    this.#open.delete(order.clientOrderId)
    const twin = [...this.#twins].findLast(other => other.clientOrderId === order.clientOrderId)
    if (!twin) return
    this.#twins.delete(twin)
    this.#open.set(twin.clientOrderId, twin)
  }
}
