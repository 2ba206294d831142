import type { CancelAnswer } from '../gateway/port.ts'
import { pause } from '../pause.ts'
import { backOff } from './back-off.ts'
import type { Desk } from './desk.ts'
import type { Inquiries } from './inquiries.ts'
import { awaitsFills, isOpenAtVenue, type News } from './news.ts'
import { isFinal, type Order } from './order.ts'

/** How long news of a cancel is waited for before the venue is asked. */
const heardWithinMs = 250
/** A cancel may be repeated, as a new order may not: canceling twice is canceling once. */
const repeats = { firstMs: 100, longestMs: 1_600, tries: 6 }

/** Cancels orders at their venues, until the venue says what became of each. */
export class Cancels {
  readonly #desk: Desk
  readonly #news: News
  readonly #inquiries: Inquiries
  readonly #running = new Map<string, Promise<void>>()

  constructor(desk: Desk, news: News, inquiries: Inquiries) {
    this.#desk = desk
    this.#news = news
    this.#inquiries = inquiries
    // An order whose answer, or whose look-up, came after its cancel was asked for.
    news.listen(order => {
      const { state, venueOrderId, terms } = order
      if (
        state === 'pendingCancel' &&
        venueOrderId !== undefined &&
        !this.#running.has(terms.clientOrderId)
      )
        void this.pursue(order)
    })
  }

  /** Resolves once the venue answered the first request and what followed was heard, or should have been. */
  async cancel(order: Order): Promise<void> {
    const { clientOrderId } = order.terms
    const asked = this.#desk.records.live(clientOrderId, { kind: 'cancelAsked' })
    if (asked.sent) await this.pursue(order)
  }

  /** Sends the cancel of an order of which it was asked before: after its answer came late, or after a restart. */
  async pursue(order: Order): Promise<void> {
    const { clientOrderId } = order.terms
    const running = this.#running.get(clientOrderId) ?? this.#pursue(order)
    this.#running.set(clientOrderId, running)
    const forget = () => void this.#running.delete(clientOrderId)
    void running.finally(forget)
    const heard = this.#news.until(clientOrderId, ({ state }) => isFinal(state), heardWithinMs)
    await Promise.race([running, heard])
  }

  async #pursue(order: Order): Promise<void> {
    const { clientOrderId } = order.terms
    for (const waitMs of backOff(repeats)) {
      const answer = await this.#send(order)
      const isOver = await this.#cameTo(order, answer)
      if (isOver || !(await pause(waitMs, this.#desk.ending))) return
    }
    if (this.#desk.ending.aborted || isFinal(this.#now(clientOrderId).state)) return
    this.#news.answer(order, () => {
      this.#desk.records.live(clientOrderId, { kind: 'cancelFailed' })
    })
  }

  async #send(order: Order): Promise<CancelAnswer> {
    const { venue, symbol, clientOrderId } = order.terms
    const { venueClientOrderId, venueOrderId } = this.#now(clientOrderId)
    const key = { symbol, venueClientOrderId, venueOrderId }
    const unknown = (error: Error) => ({ kind: 'unknown', message: error.message }) as const
    return this.#desk.venues.gateway(venue).cancel(key).catch(unknown)
  }

  /** Whether nothing is left to be done about an order, after an answer to its cancel. */
  async #cameTo(order: Order, answer: CancelAnswer): Promise<boolean> {
    const { clientOrderId } = order.terms
    const isOver = () => this.#desk.ending.aborted || isFinal(this.#now(clientOrderId).state)
    if (answer.kind !== 'unknown')
      await this.#news.until(clientOrderId, ({ state }) => isFinal(state), heardWithinMs)
    if (isOver()) return true

    const found = await this.#inquiries.look(order)
    if (isOver()) return true
    if (found === 'unanswered') return false
    if (found !== 'none') {
      if (isOpenAtVenue(found)) return false
      await this.#inquiries.fills(order)
      return true
    }
    // Whether an order that was never acknowledged is there at all is found out by whoever looks for it.
    if (this.#now(clientOrderId).venueOrderId === undefined) return this.#isUnderWay(order)
    if (!(await this.#inquiries.fills(order)) || awaitsFills(this.#now(clientOrderId))) return false
    this.#news.answer(order, () => void this.#desk.records.live(clientOrderId, { kind: 'gone' }))
    return true
  }

  /** Its answer or its look-up will lead here again; nothing more can be done until then. */
  #isUnderWay(order: Order): boolean {
    return this.#now(order.terms.clientOrderId).state === 'pendingCancel'
  }

  #now(clientOrderId: string): Order {
    return this.#desk.records.orders.get(clientOrderId)!
  }
}
