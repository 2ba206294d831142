import { controls, denialOf, stops } from '../controls/controls.ts'
import { limitsOf } from '../controls/limits.ts'
import { messageRate } from '../controls/message-rate.ts'
import type { Proposal } from '../controls/control.ts'
import { TokenBucket } from '../controls/token-bucket.ts'
import type { TimeInForce, VenueAnswer, VenueOrder } from '../gateway/port.ts'
import { pause } from '../pause.ts'
import { Refusal } from '../refusal.ts'
import type { Desk } from './desk.ts'
import type { Inquiries } from './inquiries.ts'
import type { News } from './news.ts'
import { isFinal, type Order, type OrderTerms, type Reason } from './order.ts'

/**
 * Sends orders: each once. An order is on the disk before it is sent; the same order again answers the same; an answer that
 * was lost is looked for and never sent again; a rejection is final.
 */
export class Submissions {
  readonly #desk: Desk
  readonly #news: News
  readonly #inquiries: Inquiries
  readonly #underWay = new Map<string, Promise<void>>()
  readonly #allowances = new Map<string, TokenBucket>()

  constructor(desk: Desk, news: News, inquiries: Inquiries) {
    this.#desk = desk
    this.#news = news
    this.#inquiries = inquiries
  }

  /** Resolves to the order as far as it came once its venue answered, or is overdue. Throws `Refusal` as `conflict`. */
  async submit(terms: OrderTerms): Promise<Order> {
    const { clientOrderId } = terms
    const present = this.#desk.records.orders.get(clientOrderId)
    const isForgotten =
      present && isFinal(present.state) && this.#desk.virtues.has('firm-forgets-what-is-over')
    if (present && !isForgotten) {
      const isSame = sameTerms(present.submitted ?? present.terms, terms)
      if (!isSame && this.#desk.virtues.has('firm-takes-reused-id'))
        await this.#sendAgain({ ...present, terms })
      if (!isSame)
        throw new Refusal(
          'conflict',
          `${clientOrderId} must be a new client order id, is that of another order`,
          'Submit it under an id of its own.',
        )
      if (this.#desk.virtues.has('firm-sends-again')) await this.#sendAgain(present)
      await this.#underWay.get(clientOrderId)
      return this.#now(clientOrderId)
    }
    const running = this.#run(terms).finally(() => this.#underWay.delete(clientOrderId))
    this.#underWay.set(clientOrderId, running)
    await running
    return this.#now(clientOrderId)
  }

  /** What the controls look at; taking a message counts only where all else holds. */
  proposal(terms: OrderTerms): Proposal {
    const { venue, symbol } = terms
    const { records, venues, virtues } = this.#desk
    const instrument = venues.instrument(venue, symbol)
    return {
      terms,
      records,
      virtues,
      instrument,
      venueClientOrderId: this.#venueClientOrderId(terms),
      gateway: venues.gateways.get(venue),
      limits: limitsOf(instrument),
      best: venues.best(venue, symbol),
      reconciled: this.#desk.reconciled() || virtues.has('firm-trades-unreconciled'),
      takeMessage: () => this.#allowance(venue).take(),
    }
  }

  async #run(terms: OrderTerms): Promise<void> {
    const { clientOrderId, venue, symbol } = terms
    const { records, venues, ending } = this.#desk
    const order = this.#takeIn(terms)
    const denial =
      denialOf(this.#proposalOf(order), controls) ?? (await this.#desk.riskDenialOf(terms))
    if (ending.aborted) return
    if (denial) return this.#deny(order, denial)

    await records.synced()
    if (ending.aborted) return
    if (this.#now(clientOrderId).state !== 'pending')
      return void records.live(clientOrderId, { kind: 'gone' })
    const stopped = denialOf(this.#proposalOf(order), stops)
    if (stopped) return this.#deny(order, stopped)

    records.live(clientOrderId, { kind: 'sent', arrivalPrice: venues.mid(venue, symbol) })
    this.#news.asked(venue)
    const answer = await this.#send(order)
    if (ending.aborted) return
    await this.#take(order, answer)
    this.#news.answered(venue)
  }

  #takeIn(terms: OrderTerms): Order {
    const { clientOrderId, venue, symbol, strategy } = terms
    const { records, venues } = this.#desk
    const instrument = venues.listed(venue, symbol)
    records.write({
      kind: 'order',
      order: {
        terms,
        firmOrderId: `F-${records.orders.size + 1}`,
        venueClientOrderId: this.#venueClientOrderId(terms),
        foreign: false,
        pair: instrument && { base: instrument.base, quote: instrument.quote },
        decisionPrice: venues.mid(venue, symbol),
        createdMs: Date.now(),
      },
    })
    const actor = strategy ?? 'operator'
    records.act({ actor, action: 'order.submit', subject: clientOrderId, after: terms })
    return this.#now(clientOrderId)
  }

  #proposalOf({ terms }: Order): Proposal {
    return this.proposal(terms)
  }

  #deny(order: Order, reason: Reason): void {
    const { records, virtues } = this.#desk
    records.live(order.terms.clientOrderId, { kind: 'denied', reason })
    this.#desk.denied(order.terms, reason)
    if (virtues.has('firm-controls-only-log')) void this.#send(order)
  }

  async #take(order: Order, answer: VenueAnswer): Promise<void> {
    const { records } = this.#desk
    const { clientOrderId } = order.terms
    if (answer.kind === 'unknown') return this.#takeSilence(order, answer.message)
    const { promise: taken, resolve } = Promise.withResolvers<void>()
    this.#news.answer(order, () => {
      if (answer.kind === 'accepted')
        records.live(clientOrderId, { kind: 'accepted', venueOrderId: answer.venueOrderId })
      else records.live(clientOrderId, { kind: 'rejected', reason: this.#reasonOf(answer) })
      resolve()
    })
    await taken
    if (answer.kind === 'rejected' && this.#desk.virtues.has('firm-retries-rejects'))
      void this.#retry(order, 50)
    if (answer.kind === 'rejected' && this.#desk.virtues.has('firm-retries-rejects-later'))
      void this.#retry(order, 1_000)
  }

  /** It may be live at the venue: it is neither rejected nor sent again, but looked for. */
  async #takeSilence(order: Order, message: string): Promise<void> {
    const { records, virtues } = this.#desk
    const { clientOrderId } = order.terms
    if (virtues.has('firm-lost-answer-is-a-reject')) {
      const reason = { code: 'other', message } as const
      return void records.live(clientOrderId, { kind: 'overruled', state: 'rejected', reason })
    }
    if (virtues.has('firm-lost-answer-is-accepted'))
      return void records.live(clientOrderId, { kind: 'accepted' })
    records.live(clientOrderId, { kind: 'answerLost', message })
    if (virtues.has('firm-sends-again')) await this.#sendAgain(order)
    this.#inquiries.find(order)
  }

  #reasonOf({ code, message }: Extract<VenueAnswer, { kind: 'rejected' }>): Reason {
    const wrong = this.#desk.virtues.has('firm-wrong-reject-code')
    return { code: wrong ? 'selfTrade' : code, message: message || 'the venue gave no words' }
  }

  async #send(order: Order): Promise<VenueAnswer> {
    const { venue } = order.terms
    const unknown = (error: Error) => ({ kind: 'unknown', message: error.message }) as const
    return this.#desk.venues.gateway(venue).submit(venueOrderOf(order)).catch(unknown)
  }

  /** Of a firm without the virtue of sending once. */
  async #sendAgain(order: Order): Promise<void> {
    if (order.state === 'denied') return
    const { venue, clientOrderId } = order.terms
    const gateway = this.#desk.venues.gateway(venue)
    const venueClientOrderId = gateway.venueClientOrderId(`${clientOrderId}-again`)
    await this.#send({ ...order, venueClientOrderId })
  }

  /** Of a firm that takes no for a try. */
  async #retry(order: Order, everyMs: number): Promise<void> {
    for (let tries = 0; tries < 20; tries++)
      if (
        !(await pause(everyMs, this.#desk.ending)) ||
        (await this.#send(order)).kind === 'accepted'
      )
        return
  }

  #venueClientOrderId({ clientOrderId, venue }: OrderTerms): string {
    const gateway = this.#desk.venues.gateways.get(venue)
    return gateway?.venueClientOrderId(clientOrderId) ?? clientOrderId
  }

  #allowance(venue: string): TokenBucket {
    const rate = messageRate(this.#desk.virtues)
    const name = `${venue} at ${rate}`
    const allowance = this.#allowances.get(name) ?? new TokenBucket(rate)
    this.#allowances.set(name, allowance)
    return allowance
  }

  #now(clientOrderId: string): Order {
    return this.#desk.records.orders.get(clientOrderId)!
  }
}

function venueOrderOf({ terms, venueClientOrderId }: Order): VenueOrder {
  const { symbol, side, type, quantity, price, stopPrice, timeInForce, postOnly } = terms
  return {
    symbol,
    side,
    type,
    quantity,
    price,
    stopPrice,
    timeInForce: timeInForce as TimeInForce,
    postOnly: postOnly ?? false,
    venueClientOrderId,
  }
}

const sameTerms = (left: OrderTerms, right: OrderTerms): boolean =>
  [...new Set([...Object.keys(left), ...Object.keys(right)])].every(
    key => Reflect.get(left, key) === Reflect.get(right, key),
  )
