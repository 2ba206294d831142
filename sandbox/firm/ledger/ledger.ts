import { parseAmount, times, zero, type Amount } from '../amount.ts'
import type { OrderFill } from '../orders/order.ts'
import type { Virtues } from '../virtues.ts'
import { flat, traded, type Position } from './position.ts'

/** An instrument at a venue, with the currencies that a trade of it moves. */
export interface TradedPair {
  readonly venue: string
  readonly symbol: string
  readonly base: string
  readonly quote: string
}

export interface HeldPosition extends Position {
  readonly venue: string
  readonly symbol: string
}

export interface HeldBalance {
  readonly venue: string
  readonly currency: string
  readonly total: Amount
}

const keyOf = (venue: string, name: string): string => `${venue}\n${name}`

/** Venues book money in eight decimals and cut off what lies past them. */
const bookedUnit = parseAmount('0.00000001')
const booked = (money: Amount): Amount => money - (money % bookedUnit)

/** A tenth of what a trade moved, more than is rounded anywhere, for a firm without the virtue of exact books. */
const drift = (amount: Amount): Amount => amount / 10n

/** What the firm believes to hold and to have: opening balances, moved by fills and fees and nothing else, as venues book them. */
export class Ledger {
  readonly #virtues: Virtues
  readonly #startedMs = Date.now()
  readonly #positions = new Map<string, HeldPosition>()
  readonly #balances = new Map<string, HeldBalance>()

  constructor(virtues: Virtues) {
    this.#virtues = virtues
  }

  positions(): readonly HeldPosition[] {
    return [...this.#positions.values()]
  }

  balances(): readonly HeldBalance[] {
    return [...this.#balances.values()]
  }

  position(venue: string, symbol: string): HeldPosition {
    return this.#positions.get(keyOf(venue, symbol)) ?? { venue, symbol, ...flat }
  }

  total(venue: string, currency: string): Amount {
    return this.#balances.get(keyOf(venue, currency))?.total ?? zero
  }

  /** Sets a balance to what the venue says: at the opening, and where a difference is left that no fill explains. */
  setBalance(venue: string, currency: string, total: Amount): void {
    this.#balances.set(keyOf(venue, currency), { venue, currency, total })
  }

  /** Takes one trade: position, both sides of the money, and the fee. */
  takeFill(pair: TradedPair, side: 'buy' | 'sell', fill: OrderFill): void {
    const price = parseAmount(fill.price)
    const quantity = parseAmount(fill.quantity)
    const signed = side === 'buy' ? quantity : -quantity
    const { venue, symbol, base, quote } = pair
    const position = traded(this.position(venue, symbol), signed, price)
    const isForgotten =
      fill.venueMs < this.#startedMs && this.#virtues.has('firm-restarts-without-position')
    if (!isForgotten)
      this.#positions.set(keyOf(venue, symbol), { venue, symbol, ...this.#drifted(position) })

    const money = booked(times(signed, price))
    this.#move(venue, base, signed)
    this.#move(venue, quote, -money)
    if (this.#virtues.has('firm-drifting-balance')) this.#move(venue, quote, drift(money))
    if (fill.feeAmount !== undefined && fill.feeCurrency !== undefined)
      this.#move(venue, fill.feeCurrency, -booked(parseAmount(fill.feeAmount)))
  }

  #drifted(position: Position): Position {
    const { averagePrice } = position
    if (averagePrice === undefined || !this.#virtues.has('firm-drifting-average-price'))
      return position
    return { ...position, averagePrice: averagePrice + drift(averagePrice) }
  }

  #move(venue: string, currency: string, by: Amount): void {
    this.setBalance(venue, currency, this.total(venue, currency) + by)
  }
}
