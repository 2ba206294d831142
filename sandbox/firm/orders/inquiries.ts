import type { Gateway, VenueOrderReport } from '../gateway/port.ts'
import { pause } from '../pause.ts'
import { backOff } from './back-off.ts'
import type { Desk } from './desk.ts'
import { awaitsFills, type News } from './news.ts'
import { isFinal, type Order } from './order.ts'

/** How an order whose answer was lost is looked for: five looks over a second and a half, then it is given up. */
const looks = { firstMs: 50, longestMs: 800, tries: 5 }
/** How often a venue that does not answer is asked, before a reconciliation must do it. */
const unanswered = { firstMs: 200, longestMs: 5_000, tries: 12 }
/** How fills are asked for that a venue told of and that were not heard. */
const catchUps = { firstMs: 150, longestMs: 2_000, tries: 8 }
/** Fills may be stamped by a venue whose clock is so far behind ours. */
const clockAllowanceMs = 5_000

/** Asks venues about orders of which something is not known; never sends one. One inquiry of a kind runs for an order. */
export class Inquiries {
  readonly #desk: Desk
  readonly #news: News
  readonly #running = new Set<string>()

  constructor(desk: Desk, news: News) {
    this.#desk = desk
    this.#news = news
    news.listen(order => {
      if (awaitsFills(order))
        this.#once(`fills ${order.terms.clientOrderId}`, () => this.#catchUp(order))
    })
  }

  /** Looks for an order whose answer was lost, until the venue tells of it or has none of it after enough looks. */
  find(order: Order): void {
    this.#once(`find ${order.terms.clientOrderId}`, () => this.#find(order))
  }

  /** Asks once how an order stands and takes what the venue says; `unanswered` where it could not be asked. */
  async look(order: Order): Promise<VenueOrderReport | 'none' | 'unanswered'> {
    const { venue, symbol, clientOrderId } = order.terms
    const { venueClientOrderId, venueOrderId } = this.#now(clientOrderId)
    const key = { symbol, venueClientOrderId, venueOrderId }
    const report = await answerOf(this.#gateway(venue).order(key))
    if (this.#desk.ending.aborted || report === 'unanswered') return 'unanswered'
    if (report === undefined) return 'none'
    this.#news.report(venue, { ...report, venueClientOrderId })
    return report
  }

  /** Asks for the fills of an order; false where they could not be asked for. */
  async fills(order: Order): Promise<boolean> {
    const { venue, symbol, clientOrderId } = order.terms
    const sinceMs = order.createdMs - clockAllowanceMs
    const fills = await answerOf(this.#gateway(venue).fills([symbol], sinceMs))
    if (this.#desk.ending.aborted || fills === 'unanswered') return false
    for (const fill of fills)
      if (this.#desk.records.orders.atVenue(venue, fill)?.terms.clientOrderId === clientOrderId)
        this.#news.fill(venue, fill, true)
    return true
  }

  async #find(order: Order): Promise<void> {
    const { clientOrderId } = order.terms
    const wasFound = () => {
      const { state, venueOrderId } = this.#now(clientOrderId)
      return isFinal(state) || venueOrderId !== undefined
    }
    const looking = backOff(looks)
    const retrying = backOff(unanswered)
    let wait = looking.next()
    while (!wait.done) {
      if (!(await pause(wait.value, this.#desk.ending)) || wasFound()) return
      const found = await this.look(order)
      if (found === 'none') wait = looking.next()
      else if (found === 'unanswered') wait = retrying.next()
      else return
      if (found === 'unanswered' && wait.done) return
    }
    if (this.#desk.ending.aborted || wasFound()) return
    this.#news.answer(order, () => {
      const message = `the venue did not answer, and had no such order at ${looks.tries} looks`
      const reason = { code: 'acknowledgementLost', message } as const
      this.#desk.records.live(clientOrderId, { kind: 'gone', reason })
    })
  }

  async #catchUp(order: Order): Promise<void> {
    const { clientOrderId } = order.terms
    for (const waitMs of backOff(catchUps)) {
      if (!(await pause(waitMs, this.#desk.ending))) return
      if (!awaitsFills(this.#now(clientOrderId))) return
      await this.fills(order)
    }
  }

  #once(name: string, run: () => Promise<void>): void {
    if (this.#running.has(name) || this.#desk.ending.aborted) return
    this.#running.add(name)
    void run().finally(() => this.#running.delete(name))
  }

  #now(clientOrderId: string): Order {
    return this.#desk.records.orders.get(clientOrderId)!
  }

  #gateway(venue: string): Gateway {
    return this.#desk.venues.gateway(venue)
  }
}

const answerOf = <Answer>(asking: Promise<Answer>): Promise<Answer | 'unanswered'> =>
  asking.catch(() => 'unanswered' as const)
