import { formatAmount, parseAmount } from '../amount.ts'
import type { VenueFill, VenueOrderReport } from '../gateway/port.ts'
import { quantityOf } from './order-life.ts'
import type { Desk } from './desk.ts'
import { isFinal, type Order, type OrderFill } from './order.ts'
import { Turns } from './turns.ts'

/** Who wants to know when an order moved. */
type Moved = (order: Order) => void

/**
 * Takes what venues tell of orders into the records: reports, fills and answers, whichever comes first. News that no order
 * of the firm's is known for may be of one whose answer is still under way, so it waits for that; else it is left to
 * reconciliation.
 */
export class News {
  readonly #desk: Desk
  readonly #turns: Turns
  readonly #waiting: { readonly venue: string; readonly take: () => boolean }[] = []
  readonly #underWay = new Map<string, number>()
  readonly #listeners = new Set<Moved>()
  readonly #ends = new Map<string, VenueOrderReport>()

  constructor(desk: Desk) {
    this.#desk = desk
    this.#turns = new Turns(desk.ending)
  }

  /** Calls back after each piece of news of an order, until what it returns is called. */
  listen(listener: Moved): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Resolves once the condition holds of an order, or after a while; to whether it held. */
  async until(id: string, holds: (order: Order) => boolean, withinMs: number): Promise<boolean> {
    const now = this.#desk.records.orders.get(id)
    if (now && holds(now)) return true
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const patience = setTimeout(() => resolve(false), withinMs)
    const stop = this.listen(order => {
      if (order.terms.clientOrderId === id && holds(order)) resolve(true)
    })
    return promise.finally(() => {
      clearTimeout(patience)
      stop()
    })
  }

  /** News of a venue that matches nothing is kept from here on until `answered`. */
  asked(venue: string): void {
    this.#underWay.set(venue, (this.#underWay.get(venue) ?? 0) + 1)
  }

  answered(venue: string): void {
    this.#underWay.set(venue, (this.#underWay.get(venue) ?? 1) - 1)
    this.#takeWaiting(venue)
  }

  report(venue: string, report: VenueOrderReport): void {
    this.#matched(venue, () => {
      const order = this.#find(venue, report)
      if (!order) return false
      this.#inTurn(order, 0, () => this.#takeReport(order.terms.clientOrderId, report))
      return true
    })
  }

  /** `asked`: it was found by asking, and not heard. */
  fill(venue: string, fill: VenueFill, asked = false): void {
    this.#matched(venue, () => {
      const order = this.#find(venue, fill)
      if (!order) return false
      const { clientOrderId } = order.terms
      this.#inTurn(order, this.#fillWaitMs(fill), () => this.#takeFill(clientOrderId, fill, asked))
      return true
    })
  }

  /** Takes an answer of a venue's to a request of ours. */
  answer(order: Order, take: () => void): void {
    this.#inTurn(order, 0, () => {
      take()
      this.#takeWaiting(order.terms.venue)
      this.#tell(order.terms.clientOrderId)
    })
  }

  /**
   * A replacement is over: an end that was told meanwhile was that of the order that made room for another, unless nothing
   * took its place or it is the other's own.
   */
  replaced(id: string): void {
    const end = this.#ends.get(id)
    const order = this.#desk.records.orders.get(id)
    if (!end || !order || order.replacement !== undefined) return
    this.#ends.delete(id)
    if (end.venueOrderId === order.venueOrderId) this.#takeReport(id, end)
  }

  #find(
    venue: string,
    ids: { readonly venueOrderId: string; readonly venueClientOrderId?: string | undefined },
  ) {
    return this.#desk.records.orders.atVenue(venue, ids)
  }

  #matched(venue: string, take: () => boolean): void {
    if (take() || (this.#underWay.get(venue) ?? 0) <= 0) return
    this.#waiting.push({ venue, take })
  }

  #takeWaiting(venue: string): void {
    const those = this.#waiting.splice(0)
    const over = (this.#underWay.get(venue) ?? 0) <= 0
    for (const one of those)
      if (one.venue !== venue || (!one.take() && !over)) this.#waiting.push(one)
  }

  #inTurn(order: Order, waitMs: number, act: () => void): void {
    const { clientOrderId } = order.terms
    const wait = Math.max(waitMs, this.#acknowledgementWaitMs(clientOrderId))
    this.#turns.take(clientOrderId, wait, () => {
      if (!this.#desk.ending.aborted) act()
    })
  }

  #takeReport(id: string, report: VenueOrderReport): void {
    const { records } = this.#desk
    const order = records.orders.get(id)!
    // The answer that is under way says why.
    if (report.state === 'rejected' && order.state === 'pending' && order.reason === undefined)
      return
    if (order.replacement !== undefined && report.state === 'canceled') {
      this.#ends.set(id, report)
      return
    }
    const { state, venueOrderId, filledQuantity } = this.#seen(order, report)
    records.live(id, { kind: 'report', state, venueOrderId, filledQuantity })
    if (this.#desk.virtues.has('firm-drops-late-fills') && state === 'filled')
      records.live(id, { kind: 'overruled', state })
    this.#tell(id)
  }

  /** A report as the firm sees it: one that lacks a virtue does not see quantities whose fills it will not take. */
  #seen(order: Order, report: VenueOrderReport): VenueOrderReport {
    const { virtues } = this.#desk
    const ignores = virtues.has('firm-ignores-fill-after-cancel') && isBeingCanceled(order)
    if (!ignores && !virtues.has('firm-drops-late-fills')) return report
    const state = ignores && report.state === 'filled' ? 'canceled' : report.state
    return { ...report, state, filledQuantity: formatAmount(order.filled) }
  }

  #takeFill(id: string, venueFill: VenueFill, asked: boolean): void {
    const { records, virtues } = this.#desk
    const order = records.orders.get(id)!
    const { venueTradeId, price, quantity, liquidity, feeAmount, feeCurrency, venueMs } = venueFill
    const fill = { venueTradeId, price, quantity, liquidity, feeAmount, feeCurrency, venueMs }
    if (virtues.has('firm-ignores-fill-after-cancel') && isBeingCanceled(order)) return
    if (virtues.has('firm-drops-late-fills') && (asked || isLate(order, fill))) return
    records.live(id, { kind: 'fill', fill })
    if (virtues.has('firm-counts-fills-twice')) records.live(id, { kind: 'fillAgain', fill })
    if (virtues.has('firm-illegal-step') && records.orders.get(id)!.state === 'filled')
      records.live(id, { kind: 'overruled', state: 'canceled' })
    this.#tell(id)
  }

  #tell(id: string): void {
    const order = this.#desk.records.orders.get(id)!
    for (const listener of this.#listeners) listener(order)
  }

  /** Of a firm that is slow: nothing is taken of an order before so long after it was sent. */
  #acknowledgementWaitMs(id: string): number {
    const slowMs = this.#desk.virtues.magnitude(
      'firm-slow-acknowledgement',
      'firm-slow-acknowledgement-twin',
    )
    if (slowMs === undefined) return 0
    const order = this.#desk.records.orders.get(id)
    return order?.state === 'pending' ? order.updatedMs + slowMs - Date.now() : 0
  }

  /** Of a firm that is slow: no fill is taken before so long after it happened. */
  #fillWaitMs({ venueMs }: VenueFill): number {
    const slowMs = this.#desk.virtues.magnitude('firm-slow-fills', 'firm-slow-fills-twin')
    return slowMs === undefined ? 0 : Math.min(slowMs, Math.max(0, venueMs + slowMs - Date.now()))
  }
}

const isBeingCanceled = ({ state }: Order): boolean =>
  state === 'pendingCancel' || state === 'canceled'

/** From when on a fill is late, after it happened. */
const lateAfterMs = 25

/** Whether a fill comes after the end that it led to, or long after it happened. */
const isLate = (order: Order, { venueMs }: OrderFill): boolean =>
  isFinal(order.state) || order.ended !== undefined || Date.now() - venueMs > lateAfterMs

/** Whether fills that the venue counted are still to come. */
export const awaitsFills = (order: Order): boolean =>
  order.told > order.filled || (order.ended === 'filled' && order.filled < quantityOf(order))

/** Whether a report says that an order is still open at the venue. */
export const isOpenAtVenue = ({ state }: VenueOrderReport): boolean =>
  state === 'accepted' || state === 'partiallyFilled'

/** Whether a report is of an order with these terms, as after a replacement. */
export const hasTerms = (
  report: VenueOrderReport,
  { price, quantity }: { readonly price: string; readonly quantity: string },
): boolean =>
  parseAmount(report.quantity) === parseAmount(quantity) &&
  (report.price === undefined || parseAmount(report.price) === parseAmount(price))
