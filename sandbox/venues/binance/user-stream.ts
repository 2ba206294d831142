import type { EngineEvent, Order } from '../../matching/types.ts'
import type { VenueContext } from '../venue.ts'
import { randomId } from './client-order-id.ts'
import { decimal } from './decimals.ts'
import { executionReport, type Execution } from './execution-report.ts'
import type { OrderNotes } from './order-notes.ts'
import { partiesOf } from './order-shapes.ts'
import type { PreventedMatches } from './prevented-matches.ts'

/** Receives the account's events, one at a time. */
export type UserListener = (event: object) => void

/** Tells an account what happens to its orders and balances. */
export class UserStream {
  readonly #context: VenueContext
  readonly #notes: OrderNotes
  readonly #prevented: PreventedMatches
  readonly #listeners = new Set<UserListener>()
  #executions = 0

  constructor(context: VenueContext, notes: OrderNotes, prevented: PreventedMatches) {
    this.#context = context
    this.#notes = notes
    this.#prevented = prevented
  }

  subscribe(listener: UserListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  hear(event: EngineEvent): void {
    const match = this.#prevented.hear(
      event,
      order => this.#notes.of(order).selfTradePreventionMode,
    )
    switch (event.type) {
      case 'accepted':
        if (this.#isOwn(event.order)) this.#notes.accepted(event.order)
        return this.#report(event.order, { type: 'NEW' })
      case 'triggered':
        return this.#report(event.order, { type: 'NEW' })
      case 'expired':
        return this.#report(event.order, { type: 'EXPIRED' })
      case 'canceled':
        return this.#report(event.order, {
          type: 'CANCELED',
          clientOrderId: event.cancelId ?? randomId(),
          original: event.order.clientOrderId,
        })
      case 'prevented':
        if (!match) return
        return this.#report(event.order, {
          type: 'TRADE_PREVENTION',
          match,
          quantity: event.quantity,
        })
      case 'trade':
        return this.#reportTrade(event)
      case 'balance':
        return this.#reportBalance(event)
      case 'level':
      case 'tape':
    }
  }

  /** The engine keeps silent about an order that was reduced; its owner is told. */
  amended(order: Order, original: string): void {
    this.#report(order, { type: 'REPLACED', clientOrderId: order.clientOrderId, original })
  }

  /** The id that the next report has. */
  get nextExecutionId(): number {
    return this.#executions + 1
  }

  #reportTrade({ trade, maker, taker }: Extract<EngineEvent, { type: 'trade' }>): void {
    for (const own of partiesOf(trade, this.#context.account)) {
      const order = [maker, taker].find(candidate => candidate?.id === own.orderId)
      if (order) this.#report(order, { type: 'TRADE', trade, own })
    }
  }

  #reportBalance({ account, assets }: Extract<EngineEvent, { type: 'balance' }>): void {
    const { engine, now } = this.#context
    if (account !== this.#context.account || this.#listeners.size === 0) return
    const nowMs = now()
    this.#send({
      e: 'outboundAccountPosition',
      E: nowMs,
      u: nowMs,
      B: assets.map(asset => {
        const { free, locked } = engine.balance(account, asset)
        return { a: asset, f: decimal(free), l: decimal(locked) }
      }),
    })
  }

  #report(order: Order, execution: Execution): void {
    if (!this.#isOwn(order)) return
    this.#executions += 1
    if (this.#listeners.size === 0) return
    this.#send(
      executionReport(order, execution, {
        notes: this.#notes.of(order),
        executionId: this.#executions,
        nowMs: this.#context.now(),
      }),
    )
  }

  #send(event: object): void {
    for (const listener of this.#listeners) listener(event)
  }

  #isOwn({ account }: Order): boolean {
    return account === this.#context.account
  }
}
