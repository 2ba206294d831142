import { denialOf, controls } from '../controls/controls.ts'
import type { VenueAnswer } from '../gateway/port.ts'
import { pause } from '../pause.ts'
import { Refusal } from '../refusal.ts'
import { backOff } from './back-off.ts'
import type { Desk } from './desk.ts'
import type { Inquiries } from './inquiries.ts'
import type { LifeInput } from './order-life.ts'
import { hasTerms, type News } from './news.ts'
import type { Order, Replacement } from './order.ts'
import type { Submissions } from './submissions.ts'

/** How often a venue is asked what became of a replacement. */
const asks = { firstMs: 50, longestMs: 3_200, tries: 10 }

/** Gives open orders another price and quantity, where the venue can. */
export class Replacements {
  readonly #desk: Desk
  readonly #news: News
  readonly #inquiries: Inquiries
  readonly #submissions: Submissions

  constructor(desk: Desk, news: News, inquiries: Inquiries, submissions: Submissions) {
    this.#desk = desk
    this.#news = news
    this.#inquiries = inquiries
    this.#submissions = submissions
  }

  /** Throws `Refusal` where it must not be, or cannot be, sent: then the order is as it was. */
  async replace(order: Order, replacement: Replacement): Promise<void> {
    const { clientOrderId, venue, symbol } = order.terms
    const { records, venues } = this.#desk
    const gateway = venues.gateway(venue)
    if (!gateway.replace)
      throw new Refusal(
        'notOffered',
        `orders at ${venue} must be replaceable to be replaced, are not`,
      )
    if (order.state !== 'accepted' && order.state !== 'partiallyFilled')
      throw new Refusal(
        'conflict',
        `${clientOrderId} must be open to be replaced, is ${order.state}`,
      )
    const terms = { ...order.terms, ...replacement }
    const denial =
      denialOf(this.#submissions.proposal(terms), controls) ??
      (await this.#desk.riskDenialOf(terms))
    if (this.#desk.ending.aborted) return
    if (denial)
      throw new Refusal(
        'badRequest',
        `a replacement must be allowed, was not: ${denial.code}, ${denial.message}`,
      )

    const { price, quantity } = order.terms
    records.act({
      actor: order.terms.strategy ?? 'operator',
      action: 'order.replace',
      subject: clientOrderId,
      before: { price, quantity },
      after: replacement,
    })
    records.live(clientOrderId, { kind: 'replaceAsked', replacement })
    await records.synced()
    if (this.#desk.ending.aborted) return
    const { venueClientOrderId, venueOrderId } = order
    const key = { symbol, venueClientOrderId, venueOrderId }
    this.#news.asked(venue)
    const unknown = (error: Error) => ({ kind: 'unknown', message: error.message }) as const
    const answer = await gateway.replace(key, replacement).catch(unknown)
    if (!this.#desk.ending.aborted) await this.#take(order, answer)
    this.#news.answered(venue)
  }

  async #take(order: Order, answer: VenueAnswer): Promise<void> {
    if (answer.kind === 'accepted') {
      const { venueOrderId } = answer
      this.#settle(order, { kind: 'replaced', venueOrderId })
    } else if (answer.kind === 'rejected') {
      const reason = { code: answer.code, message: answer.message }
      this.#settle(order, { kind: 'replaceFailed', reason })
    } else await this.resume(order)
  }

  /** Asks what became of a replacement whose answer was lost. */
  async resume(order: Order): Promise<void> {
    const { clientOrderId } = order.terms
    for (const waitMs of backOff(asks)) {
      if (!(await pause(waitMs, this.#desk.ending))) return
      const replacement = this.#desk.records.orders.get(clientOrderId)?.replacement
      if (!replacement) return
      const found = await this.#inquiries.look(order)
      if (found === 'none') return
      if (found === 'unanswered') continue
      const { venueOrderId } = found
      const isReplaced = hasTerms(found, replacement)
      return this.#settle(
        order,
        isReplaced ? { kind: 'replaced', venueOrderId } : { kind: 'replaceFailed' },
      )
    }
  }

  #settle(order: Order, input: LifeInput): void {
    const { clientOrderId } = order.terms
    this.#news.answer(order, () => {
      this.#desk.records.live(clientOrderId, input)
      this.#news.replaced(clientOrderId)
    })
  }
}
