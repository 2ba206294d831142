import { randomUUID } from 'node:crypto'
import type { MatchingEngine, Scaled, Side } from '../../matching/types.ts'

/** An order that stands in the book of one product: a client's, or one of the house. */
export interface RestingOrder {
  readonly id: string
  readonly side: Side
  readonly price: Scaled
  readonly isHouse: boolean
  remaining: Scaled
}

/** What stands at a price: a queue, or a quantity that is one order of the house which nobody has asked about yet. */
type Standing = RestingOrder[] | Scaled

/** The orders of one product in their queues. The engine tells of levels; this says which orders a level is made of. */
export class RestingBook {
  readonly #symbol: string
  readonly #levels: Record<Side, Map<Scaled, Standing>> = { buy: new Map(), sell: new Map() }

  /** Begins with one order of the house at each level. */
  constructor(engine: MatchingEngine, symbol: string) {
    this.#symbol = symbol
    const { bids, asks } = engine.book(symbol, Number.MAX_SAFE_INTEGER)
    for (const [price, quantity] of bids) this.#levels.buy.set(price, quantity)
    for (const [price, quantity] of asks) this.#levels.sell.set(price, quantity)
  }

  queue(side: Side, price: Scaled): readonly RestingOrder[] {
    return this.#queueAt(side, price) ?? []
  }

  total(side: Side, price: Scaled): Scaled {
    const standing = this.#levels[side].get(price) ?? 0n
    return typeof standing === 'bigint'
      ? standing
      : standing.reduce((sum, { remaining }) => sum + remaining, 0n)
  }

  /** Puts an order at the end of its queue. */
  add(order: RestingOrder): void {
    const queue = this.#queueAt(order.side, order.price)
    if (queue) queue.push(order)
    else this.#levels[order.side].set(order.price, [order])
  }

  remove(order: RestingOrder): void {
    const levels = this.#levels[order.side]
    const left = this.queue(order.side, order.price).filter(each => each !== order)
    if (left.length === 0) levels.delete(order.price)
    else levels.set(order.price, left)
  }

  find(side: Side, price: Scaled, id: string): RestingOrder | undefined {
    return this.queue(side, price).find(order => order.id === id)
  }

  /** The orders of each side, best price first and then oldest first. */
  orders(engine: MatchingEngine): Record<Side, readonly RestingOrder[]> {
    const { bids, asks } = engine.book(this.#symbol, Number.MAX_SAFE_INTEGER)
    return {
      buy: bids.flatMap(([price]) => this.queue('buy', price)),
      sell: asks.flatMap(([price]) => this.queue('sell', price)),
    }
  }

  /** Most levels are never asked about, and objects for all their orders would be most of what a front takes. */
  #queueAt(side: Side, price: Scaled): RestingOrder[] | undefined {
    const standing = this.#levels[side].get(price)
    if (typeof standing !== 'bigint') return standing
    const queue = [houseOrder(side, price, standing)]
    this.#levels[side].set(price, queue)
    return queue
  }
}

/** A new order of the house. */
export const houseOrder = (side: Side, price: Scaled, remaining: Scaled): RestingOrder => ({
  id: randomUUID(),
  side,
  price,
  isHouse: true,
  remaining,
})
