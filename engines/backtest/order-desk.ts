import type { Account } from './account.ts'
import { BacktestError } from './errors.ts'
import { Rows } from './rows.ts'
import type { OrderDesk } from './strategy.ts'

export const orderKinds = ['market', 'target', 'target share', 'limit', 'stop'] as const
export const [market, target, targetShare, limit, stop] = [0, 1, 2, 3, 4] as const

/** Why an order was rejected. */
export const rejections = ['exposure', 'warm-up', 'ruined', 'no price above 0'] as const
export const [tooMuchExposure, inWarmUp, afterRuin, withoutPrice] = [0, 1, 2, 3] as const

/** An order on its way to the market or in it. */
export interface PendingOrder {
  readonly id: number
  readonly kind: number
  /** Left to fill; of a target the position or share that is wanted. */
  quantity: number
  readonly price: number
  /** Number of the event in which it is in the market. */
  readonly from: number
  /** Number of the event in which it no longer is. */
  until: number
}

/** Writes down what a strategy orders; the matching takes it from there. */
export class Desk implements OrderDesk {
  /** Bar, number, kind, quantity and price of every order that was given. */
  readonly given = new Rows(5)
  /** Bar, number, quantity and reason of every order that was rejected. */
  readonly rejected = new Rows(4)
  pending: PendingOrder[] = []
  bar = 0
  readonly #account: Account
  readonly #latency: number
  readonly #warmUp: number
  #last = 0

  constructor(account: Account, { latency, warmUp }: { latency: number; warmUp: number }) {
    this.#account = account
    this.#latency = latency
    this.#warmUp = warmUp
  }

  market(quantity: number): number {
    return this.#give(market, nonZero('quantity', quantity), 0)
  }

  limit(quantity: number, price: number): number {
    return this.#give(limit, nonZero('quantity', quantity), finite('price', price))
  }

  stop(quantity: number, price: number): number {
    return this.#give(stop, nonZero('quantity', quantity), finite('price', price))
  }

  target(quantity: number): void {
    // Nothing to do, and nothing on its way that could change it: a strategy may state its target at every bar.
    if (quantity === this.#account.position && this.pending.length === 0) return
    this.#give(target, finite('target', quantity), 0)
  }

  targetShare(share: number): void {
    this.#give(targetShare, finite('share', share), 0)
  }

  cancel(order: number): void {
    if (!(Number.isSafeInteger(order) && order >= 1 && order <= this.#last))
      throw badOrder(`an order that is canceled must have been given, ${order} was not`)
    const open = this.pending.find(({ id }) => id === order)
    if (open) open.until = Math.min(open.until, this.bar + this.#latency)
  }

  isOpen(order: number): boolean {
    return this.pending.some(({ id }) => id === order)
  }

  reject(order: number, quantity: number, reason: number): void {
    this.rejected.add(this.bar, order, quantity, reason)
  }

  /** The position that the market orders on their way lead to; a share is taken of the equity now. */
  intended(price: number): number {
    const { cash, position } = this.#account
    const equity = cash + position * price
    return this.pending.reduce((held, { kind, quantity }) => {
      if (kind === market) return held + quantity
      if (kind === target) return quantity
      return kind === targetShare && price > 0 ? (quantity * equity) / price : held
    }, position)
  }

  #give(kind: number, quantity: number, price: number): number {
    const id = ++this.#last
    this.given.add(this.bar, id, kind, quantity, price)
    if (this.bar < this.#warmUp) this.reject(id, quantity, inWarmUp)
    else {
      const from = this.bar + this.#latency
      this.pending.push({ id, kind, quantity, price, from, until: Number.POSITIVE_INFINITY })
    }
    return id
  }
}

/** What a strategy is handed of a desk: its orders, and no way around their latency. */
export const counterOf = (desk: Desk): OrderDesk =>
  Object.freeze({
    market: (quantity: number) => desk.market(quantity),
    limit: (quantity: number, price: number) => desk.limit(quantity, price),
    stop: (quantity: number, price: number) => desk.stop(quantity, price),
    target: (quantity: number) => desk.target(quantity),
    targetShare: (share: number) => desk.targetShare(share),
    cancel: (order: number) => desk.cancel(order),
    isOpen: (order: number) => desk.isOpen(order),
  })

function finite(what: string, value: number): number {
  if (!Number.isFinite(value))
    throw badOrder(
      `the ${what} of an order must be a finite number, was ${value}: wait until the indicator has its first value`,
    )
  return value
}

function nonZero(what: string, value: number): number {
  if (value === 0) throw badOrder(`the ${what} of an order must not be 0, was: give no order`)
  return finite(what, value)
}

const badOrder = (message: string) => new BacktestError('bad-order', message)
