import type { Scaled, Side } from '../../matching/types.ts'
import { changeBody, doneBody, houseReceivedBody, openBody } from './feed-bodies.ts'
import type { FeedTeller } from './feed-teller.ts'
import { houseOrder, type RestingBook, type RestingOrder } from './resting-book.ts'

/**
 * Tells house liquidity as orders of the house: what a level gains is a new order at the end of its queue, or more of
 * the house's order if that stands last; what it loses goes from the house's newest order.
 */
export class HouseOrders {
  readonly #book: RestingBook
  readonly #teller: FeedTeller

  constructor(book: RestingBook, teller: FeedTeller) {
    this.#book = book
    this.#teller = teller
  }

  grow(side: Side, price: Scaled, quantity: Scaled): void {
    const last = this.#book.queue(side, price).at(-1)
    if (last?.isHouse) return this.#resize(last, last.remaining + quantity)
    const added = houseOrder(side, price, quantity)
    this.#book.add(added)
    this.#teller.tell('received', houseReceivedBody(added))
    this.#teller.tell('open', openBody(added))
  }

  shrink(side: Side, price: Scaled, quantity: Scaled): void {
    let excess = quantity
    for (const order of this.#book.queue(side, price).toReversed()) {
      if (excess === 0n) return
      if (!order.isHouse) continue
      const part = excess < order.remaining ? excess : order.remaining
      this.#resize(order, order.remaining - part)
      excess -= part
    }
  }

  /**
   * Makes way for a client's order that trades next. A level that lost liquidity to a crossing lost it from the front, which
   * a total does not tell: what still seems to stand ahead stands behind.
   */
  standBehind(order: RestingOrder): void {
    const { side, price } = order
    const queue = this.#book.queue(side, price)
    const ahead = queue.slice(0, queue.indexOf(order)).filter(({ isHouse }) => isHouse)
    if (ahead.length === 0) return
    const quantity = ahead.reduce((sum, { remaining }) => sum + remaining, 0n)
    for (const each of ahead) this.#resize(each, 0n)
    this.grow(side, price, quantity)
  }

  /** The house's first order at a price, to trade a quantity; what it lacks it gets from the house's next orders there. */
  maker(side: Side, price: Scaled, quantity: Scaled): RestingOrder | undefined {
    const [first, ...others] = this.#book.queue(side, price).filter(({ isHouse }) => isHouse)
    if (!first || first.remaining >= quantity) return first
    let missing = quantity - first.remaining
    for (const other of others) {
      const part = missing < other.remaining ? missing : other.remaining
      this.#resize(other, other.remaining - part)
      missing -= part
      if (missing === 0n) break
    }
    this.#resize(first, quantity - missing)
    return first
  }

  /** Changes the size of an order; one without size is canceled. */
  #resize(order: RestingOrder, to: Scaled): void {
    const from = order.remaining
    order.remaining = to
    if (to > 0n) {
      this.#teller.tell('change', changeBody(order, { reason: 'modify_order', from, to }))
      return
    }
    this.#book.remove(order)
    this.#teller.tell('done', doneBody({ ...order, remaining: from }, { reason: 'canceled' }))
  }
}
