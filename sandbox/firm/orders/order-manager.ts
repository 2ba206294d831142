import { Refusal } from '../refusal.ts'
import { covers, type Scope } from '../scope.ts'
import type { GatewayEvent } from '../gateway/port.ts'
import { Cancels } from './cancels.ts'
import type { Desk } from './desk.ts'
import { Inquiries } from './inquiries.ts'
import { isOpenAtVenue, News } from './news.ts'
import { isFinal, type Order, type OrderTerms, type Replacement } from './order.ts'
import { Replacements } from './replacements.ts'
import { Submissions } from './submissions.ts'

/** One record per order, and everything that is done to one goes through here. */
export class OrderManager {
  readonly news: News
  readonly inquiries: Inquiries
  readonly #desk: Desk
  readonly #submissions: Submissions
  readonly #cancels: Cancels
  readonly #replacements: Replacements

  constructor(desk: Desk) {
    this.#desk = desk
    this.news = new News(desk)
    this.inquiries = new Inquiries(desk, this.news)
    this.#submissions = new Submissions(desk, this.news, this.inquiries)
    this.#cancels = new Cancels(desk, this.news, this.inquiries)
    this.#replacements = new Replacements(desk, this.news, this.inquiries, this.#submissions)
  }

  submit(terms: OrderTerms): Promise<Order> {
    return this.#submissions.submit(terms)
  }

  /** Throws `Refusal` where there is no such order, or it is final. */
  async cancel(clientOrderId: string): Promise<Order> {
    const order = this.#open(clientOrderId)
    this.#noteCancel(order)
    await this.#cancels.cancel(order)
    return this.known(clientOrderId)
  }

  async replace(clientOrderId: string, replacement: Replacement): Promise<Order> {
    await this.#replacements.replace(this.#open(clientOrderId), replacement)
    return this.known(clientOrderId)
  }

  /** Cancels every open order in a scope; resolves to them once their venues answered. */
  async cancelAll(scope: Scope): Promise<readonly Order[]> {
    const those = this.#desk.records.orders.open().filter(({ terms }) => covers(scope, terms))
    for (const order of those) this.#noteCancel(order)
    await Promise.all(those.map(order => this.#cancels.cancel(order)))
    return those
  }

  /** Throws `Refusal` where there is none. */
  known(clientOrderId: string): Order {
    const order = this.#desk.records.orders.get(clientOrderId)
    if (order) return order
    throw new Refusal('notFound', `${clientOrderId} must be the id of an order, is none`)
  }

  /** Takes what a venue tells unasked. */
  hear(venue: string, event: GatewayEvent): void {
    if (event.kind === 'fill') this.news.fill(venue, event.fill)
    if (event.kind !== 'order') return
    this.news.report(venue, event.report)
    const order = this.#desk.records.orders.atVenue(venue, event.report)
    if (order && isOverHere(order) && isOpenAtVenue(event.report)) void this.#cancels.pursue(order)
  }

  /** Takes an order for over of which the venue, asked after enough time, has nothing. */
  giveUp(order: Order): void {
    const message = 'the venue has no such order'
    const code = order.venueOrderId === undefined ? 'acknowledgementLost' : 'other'
    this.news.answer(order, () => {
      const { clientOrderId } = order.terms
      this.#desk.records.live(clientOrderId, { kind: 'gone', reason: { code, message } })
    })
  }

  /** What was under way when the process ended: answers that never came, and cancels that may never have gone out. */
  resume(): void {
    for (const order of this.#desk.records.orders.open()) {
      const { clientOrderId } = order.terms
      const message = 'the firm stopped before the venue answered'
      const { state } = this.#desk.records.live(clientOrderId, { kind: 'answerLost', message })
      if (order.venueOrderId === undefined) this.inquiries.find(order)
      else if (state === 'pendingCancel') void this.#cancels.pursue(order)
      else if (state === 'pendingReplace') void this.#replacements.resume(order)
    }
  }

  #open(clientOrderId: string): Order {
    const order = this.known(clientOrderId)
    if (!isFinal(order.state)) return order
    throw new Refusal('conflict', `${clientOrderId} must be open, is ${order.state}`)
  }

  #noteCancel({ terms, state }: Order): void {
    const { clientOrderId, strategy } = terms
    const actor = strategy ?? 'operator'
    const action = 'order.cancel'
    this.#desk.records.act({ actor, action, subject: clientOrderId, before: { state } })
  }
}

/** Whether nobody wants an order any more: if it comes to life after all, as after its answer was lost, it is canceled. */
const isOverHere = ({ state }: Order): boolean =>
  state === 'canceled' || state === 'expired' || state === 'rejected'
