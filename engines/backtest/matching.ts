import type { Account } from './account.ts'
import {
  limit,
  market,
  stop,
  target,
  targetShare,
  tooMuchExposure,
  withoutPrice,
  type Desk,
  type PendingOrder,
} from './order-desk.ts'
import type { MarketOptions } from './options.ts'
import type { Tape } from './tape.ts'

/** A share of the position that is not traded. */
const rounding = 1e-12

/**
 * Fills orders from the prices of one event. First what is dealt at its first price, then stops, then limits: where a stop and a
 * limit could both have come first, the worse is assumed.
 */
export class Matching {
  readonly #tape: Tape
  readonly #account: Account
  readonly #desk: Desk
  readonly #slippageRate: number
  readonly #queueShare: number

  constructor(tape: Tape, account: Account, desk: Desk, options: Required<MarketOptions>) {
    this.#tape = tape
    this.#account = account
    this.#desk = desk
    this.#slippageRate = options.costs.slippageRate
    this.#queueShare = options.queueShare
  }

  match(bar: number): void {
    const { pending } = this.#desk
    let rests = false
    for (const order of pending) {
      if (order.kind >= limit) rests = true
      else if (isActive(order, bar)) this.#atFirstPrice(bar, order)
    }
    if (rests) {
      for (const order of pending)
        if (order.kind === stop && isActive(order, bar)) this.#stop(bar, order)
      for (const order of pending)
        if (order.kind === limit && isActive(order, bar)) this.#limit(bar, order)
    }
    let kept = 0
    for (const order of pending) if (order.until > bar) pending[kept++] = order
    pending.length = kept
  }

  #atFirstPrice(bar: number, order: PendingOrder): void {
    order.until = bar
    const quantity = this.#quantityOf(bar, order)
    if (quantity !== 0) this.#deal(bar, order, quantity, this.#side(quantity).first[bar]!)
  }

  #quantityOf(bar: number, { id, kind, quantity }: PendingOrder): number {
    const { position } = this.#account
    if (kind === market) return quantity
    if (kind === target) {
      const missing = quantity - position
      return Math.abs(missing) <= rounding * Math.abs(quantity) ? 0 : missing
    }
    if (kind !== targetShare) return 0
    // Which side it deals at, and so at what price, follows from the middle of the two.
    const middle = (this.#tape.toBuy.first[bar]! + this.#tape.toSell.first[bar]!) / 2
    const way = this.#account.quantityToShare(quantity, middle)
    if (!(this.#side(way).first[bar]! > 0)) {
      this.#desk.reject(id, quantity, withoutPrice)
      return 0
    }
    const price = this.#slipped(way, this.#side(way).first[bar]!)
    const missing = this.#account.quantityToShare(quantity, price)
    // Costs may leave nothing to do on either side, and rounding less than nothing.
    const isNothing = missing * way <= 0 || Math.abs(missing) <= rounding * Math.abs(position)
    return isNothing ? 0 : missing
  }

  /** A buyer is stopped by a price that rose to his, a seller by one that fell to it; past it where it opened past it. */
  #stop(bar: number, order: PendingOrder): void {
    const { quantity, price } = order
    const { first, lowest, highest } = this.#side(quantity)
    const isReached = quantity > 0 ? highest[bar]! >= price : lowest[bar]! <= price
    if (!isReached) return
    order.until = bar
    const worse = quantity > 0 ? Math.max(first[bar]!, price) : Math.min(first[bar]!, price)
    this.#deal(bar, order, quantity, worse)
  }

  /** At the limit, or at the first price where that is better; without slippage. */
  #limit(bar: number, order: PendingOrder): void {
    const { quantity, price } = order
    const { first, lowest, highest, size } = this.#side(quantity)
    const beyond = quantity > 0 ? price - lowest[bar]! : highest[bar]! - price
    const share = this.#queueShare
    const isDealt = share > 0 || this.#tape.isTouchDealt ? beyond >= 0 : beyond > 0
    if (!isDealt) return
    const better = quantity > 0 ? Math.min(first[bar]!, price) : Math.max(first[bar]!, price)
    const most = share > 0 ? share * size[bar]! : Number.POSITIVE_INFINITY
    const part = Math.sign(quantity) * Math.min(Math.abs(quantity), most)
    if (part === 0) return
    order.quantity = quantity - part
    if (order.quantity === 0) order.until = bar
    if (this.#account.fill(bar, order.id, part, better, 0)) return
    order.until = bar
    this.#desk.reject(order.id, quantity, tooMuchExposure)
  }

  #deal(bar: number, order: PendingOrder, quantity: number, price: number): void {
    const slipped = this.#slipped(quantity, price)
    const slippage = Math.abs(quantity * (slipped - price))
    if (!this.#account.fill(bar, order.id, quantity, slipped, slippage))
      this.#desk.reject(order.id, quantity, tooMuchExposure)
  }

  #slipped(way: number, price: number): number {
    return price + Math.sign(way) * this.#slippageRate * Math.abs(price)
  }

  #side(quantity: number) {
    return quantity > 0 ? this.#tape.toBuy : this.#tape.toSell
  }
}

const isActive = ({ from, until }: PendingOrder, bar: number): boolean => from <= bar && until > bar
