import type { MarketOptions } from './options.ts'
import { Rows } from './rows.ts'

/** Columns of a fill. */
export const fillColumns = ['bar', 'order', 'quantity', 'price', 'commission', 'slippage'] as const

/** Above what was asked for by this share, an exposure is above it by more than rounding. */
const rounding = 1e-9

/** Of a fill: what it leaves of a position is rounding below this share. */
const leftover = 1e-12

/** Cash and position; every change of them is a fill that is written down. */
export class Account {
  cash: number
  position = 0
  readonly fills = new Rows(fillColumns.length)
  readonly #commissionRate: number
  readonly #leverage: number

  constructor({ costs, initialCapital, leverage }: Required<MarketOptions>) {
    this.cash = initialCapital
    this.#commissionRate = costs.commissionRate
    this.#leverage = leverage
  }

  /**
   * Changes the position by a signed quantity, or refuses: a position that grows, or turns, may be worth no more than the
   * leverage times the equity that is left. One that shrinks may always do so.
   */
  fill(bar: number, order: number, quantity: number, price: number, slippage: number): boolean {
    const commission = Math.abs(quantity * price) * this.#commissionRate
    const position = netPosition(this.position, quantity)
    const cash = this.cash - quantity * price - commission
    const turns = position * this.position < 0
    if (turns || Math.abs(position) > Math.abs(this.position)) {
      const exposure = Math.abs(position * price)
      const allowed = this.#leverage * (cash + position * price)
      if (exposure > allowed + rounding * exposure) return false
    }
    this.position = position
    this.cash = cash
    this.fills.add(bar, order, quantity, price, commission, slippage)
    return true
  }

  /** Closes the position at a price, at no cost; what a ruined account is left with. */
  liquidate(bar: number, price: number): void {
    if (this.position === 0) return
    this.fills.add(bar, liquidation, -this.position, price, 0, 0)
    this.cash += this.position * price
    this.position = 0
  }

  /**
   * What brings the position to a share of the equity at a price, commission included. With e the equity, p the position, c the
   * rate and s the share, the exposure x after it is s times the equity after it: x = s (e − c |x − p|), all in money.
   */
  quantityToShare(share: number, price: number): number {
    const held = this.position * price
    const equity = this.cash + held
    const way = Math.sign(share * equity - held)
    const cost = way * this.#commissionRate
    const exposure = (share * (equity + cost * held)) / (1 + share * cost)
    return exposure / price - this.position
  }
}

/** A position after a fill; what only rounding has left of it is nothing, so that who is flat holds 0. */
export function netPosition(position: number, quantity: number): number {
  const net = position + quantity
  return Math.abs(net) <= leftover * Math.abs(quantity) ? 0 : net
}

/** Stands for the order where there was none. */
export const liquidation = -1
