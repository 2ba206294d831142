import { AuditTrail, type Action } from './audit/audit-trail.ts'
import { parseAmount } from './amount.ts'
import { Executions } from './executions/executions.ts'
import type { Journal } from './journal/journal.ts'
import { Ledger } from './ledger/ledger.ts'
import { advance, bornOf, type LifeInput } from './orders/order-life.ts'
import { OrderStore } from './orders/order-store.ts'
import type { NewOrder, Order } from './orders/order.ts'
import type { Reconciliation } from './reconciliation/reconciliation.ts'
import { sameScope, type Scope } from './scope.ts'
import type { Virtues } from './virtues.ts'

export interface CurrencyTotal {
  readonly currency: string
  readonly total: string
}

export interface Engagement {
  readonly scope: Scope
  readonly reason: string
  readonly engagedMs: number
}

export interface TradingState {
  readonly state: 'active' | 'reducing' | 'halted'
  readonly reason?: string | undefined
  readonly sinceMs: number
}

/** What an account had when the firm first looked at it. */
export interface Opening {
  readonly atMs: number
  /** Trades that its balances hold already. */
  readonly tradeIds: ReadonlySet<string>
}

/** What the firm writes down; everything that it knows follows from these, in their order. */
export type Entry =
  | { readonly kind: 'order'; readonly order: NewOrder }
  | { readonly kind: 'life'; readonly clientOrderId: string; readonly input: LifeInput }
  | {
      readonly kind: 'opening'
      readonly venue: string
      readonly balances: readonly CurrencyTotal[]
      readonly tradeIds: readonly string[]
    }
  | ({ readonly kind: 'balance'; readonly venue: string } & CurrencyTotal)
  | { readonly kind: 'action'; readonly action: Action }
  | ({ readonly kind: 'tradingState' } & Omit<TradingState, 'sinceMs'>)
  | { readonly kind: 'engage' | 'release'; readonly scope: Scope; readonly reason: string }
  | { readonly kind: 'reconciliation'; readonly reconciliation: Reconciliation }

export type DatedEntry = Entry & { readonly atMs: number }
export type FirmJournal = Journal<DatedEntry>

/** The firm's records: each entry is written to the journal and carried out, and carried out again after a restart. */
export class Records {
  readonly orders = new OrderStore()
  readonly executions = new Executions()
  readonly audit = new AuditTrail()
  readonly ledger: Ledger
  readonly openings = new Map<string, Opening>()
  tradingState: TradingState = { state: 'active', sinceMs: Date.now() }
  engagements: readonly Engagement[] = []
  reconciliation: Reconciliation | undefined
  reconciliations = 0
  /** Up to when a comparison found that everything at the venues is known; milliseconds since 1970. */
  agreedMs = 0
  readonly #moves = new Map<string, number>()
  readonly #journal: FirmJournal

  constructor(journal: FirmJournal, virtues: Virtues) {
    this.#journal = journal
    this.ledger = new Ledger(virtues)
  }

  /**
   * Counts what moved orders, positions or balances at a venue: who compares them sees whether they moved meanwhile. An order
   * counts once it is sent: one that was denied is no concern of its venue.
   */
  movesAt(venue: string): number {
    return this.#moves.get(venue) ?? 0
  }

  /** Carries out what the journal held when it was opened. */
  recover(): void {
    for (const entry of this.#journal.entries) this.#carryOut(entry)
  }

  write(entry: Entry): void {
    const dated = { ...entry, atMs: Date.now() }
    this.#journal.append(dated)
    this.#carryOut(dated)
  }

  /** Resolves once what was written is on the disk. */
  synced(): Promise<void> {
    return this.#journal.synced()
  }

  /** Writes an input of an order's life down, unless it says nothing new. Returns the order as it is then. */
  live(clientOrderId: string, input: LifeInput): Order {
    const order = this.orders.get(clientOrderId)!
    if (advance(order, input, 0).order !== order) this.write({ kind: 'life', clientOrderId, input })
    return this.orders.get(clientOrderId)!
  }

  act(action: Action): void {
    this.write({ kind: 'action', action })
  }

  #carryOut(entry: DatedEntry): void {
    const { atMs } = entry
    switch (entry.kind) {
      case 'order':
        if (entry.order.foreign) this.#move(entry.order.terms.venue)
        return this.orders.put(bornOf(entry.order))
      case 'life':
        return this.#advance(entry.clientOrderId, entry.input, atMs)
      case 'opening': {
        this.openings.set(entry.venue, { atMs, tradeIds: new Set(entry.tradeIds) })
        for (const balance of entry.balances) this.#setBalance(entry.venue, balance)
        return
      }
      case 'balance':
        return this.#setBalance(entry.venue, entry)
      case 'action':
        return void this.audit.take(entry.action, atMs)
      case 'tradingState': {
        const { state, reason } = entry
        this.tradingState = { state, reason, sinceMs: atMs }
        return
      }
      case 'engage':
      case 'release': {
        const { scope, reason } = entry
        const others = this.engagements.filter(other => !sameScope(other.scope, scope))
        const engaged = entry.kind === 'engage' ? [{ scope, reason, engagedMs: atMs }] : []
        this.engagements = [...others, ...engaged]
        return
      }
      case 'reconciliation':
        this.reconciliations++
        this.reconciliation = entry.reconciliation
        if (entry.reconciliation.state === 'agreed') this.agreedMs = entry.reconciliation.startedMs
    }
  }

  #move(venue: string): void {
    this.#moves.set(venue, this.movesAt(venue) + 1)
  }

  #setBalance(venue: string, { currency, total }: CurrencyTotal): void {
    this.#move(venue)
    this.ledger.setBalance(venue, currency, parseAmount(total))
  }

  #advance(clientOrderId: string, input: LifeInput, atMs: number): void {
    const order = this.orders.get(clientOrderId)
    if (!order) return
    const advanced = advance(order, input, atMs)
    if (input.kind !== 'denied') this.#move(order.terms.venue)
    this.orders.put(advanced.order)
    const { step } = advanced
    if (!step) return
    this.executions.take(clientOrderId, step, atMs)
    if (!step.fill || !order.pair) return
    const { venue, symbol, side } = order.terms
    this.ledger.takeFill({ venue, symbol, ...order.pair }, side, step.fill)
  }
}
