import type { FaultName } from '../../faults/catalogue.ts'
import { formatAmount, parseAmount, times } from '../amount.ts'
import type { VenueFill } from '../gateway/port.ts'
import { midOf } from '../mid.ts'
import { leavesOf } from '../orders/order-life.ts'
import type { OrderTerms, Reason } from '../orders/order.ts'
import type { Records } from '../records.ts'
import type { Venues } from '../venues.ts'
import type { Virtues } from '../virtues.ts'
import { bookLimits, maxCredit } from './limits.ts'
import type { BookLimits, BookNumbers, Mark, OpenQuantity } from './messages.ts'
import { RiskUnavailable, type RiskService } from './service.ts'

interface Around {
  readonly service: RiskService
  readonly records: Records
  readonly venues: Venues
  readonly virtues: Virtues
}

/** How one life of the firm asks its risk service, and lets it hear the drop copy. */
export class RiskDesk {
  readonly #around: Around
  readonly #heard = new Set<string>()
  readonly #lastMarks = new Map<string, Mark>()

  constructor(around: Around) {
    this.#around = around
  }

  /** Starts the service with what is held by the firm's records; whatever is filled from here on it hears from the venues. */
  async begin(): Promise<void> {
    const { service, records } = this.#around
    const held = records.ledger.positions().map(({ venue, symbol, quantity, averagePrice }) => ({
      venue,
      symbol,
      side: 'buy' as const,
      quantity,
      price: averagePrice ?? 0n,
    }))
    await service.start(held)
  }

  /** Begins with the records once more where it runs: after a time in which nothing was heard. */
  beginAnew(): void {
    if (this.#around.service.isRunning) void this.begin()
  }

  /** A trade as a venue tells of it, whoever ordered it; each once, however often it is told. */
  hear(venue: string, fill: VenueFill): void {
    const { service, records, virtues } = this.#around
    const isOurs = records.orders.atVenue(venue, fill) !== undefined
    if (virtues.has('firm-risk-blind-to-others') && !isOurs) return
    const key = `${venue}\n${fill.symbol}\n${fill.venueTradeId}`
    if (this.#heard.has(key)) return
    this.#heard.add(key)
    const { symbol, side } = fill
    const [quantity, price] = [parseAmount(fill.quantity), parseAmount(fill.price)]
    service.take({ venue, symbol, side, quantity, price })
  }

  /** Why an order must not be sent; that nobody says so is a reason too. */
  async denialOf(terms: OrderTerms): Promise<Reason | undefined> {
    const { service, virtues } = this.#around
    const { venue, symbol, side } = terms
    const quantity = parseAmount(terms.quantity)
    const price = this.#priceOf(terms)
    try {
      return await service.decide({
        order: { venue, symbol, side, quantity, price },
        open: this.#open(terms.clientOrderId),
        marks: this.#marks(),
        limits: this.#enforced(),
      })
    } catch (error) {
      if (!(error instanceof RiskUnavailable)) throw error
      if (virtues.has('firm-fails-open')) return undefined
      return { code: 'riskUnavailable', message: error.message }
    }
  }

  numbers(): Promise<BookNumbers> {
    return this.#around.service.numbers(this.#open(), this.#marks())
  }

  /** The limits that are told, unless a virtue is off. */
  #enforced(): BookLimits {
    const { virtues } = this.#around
    const factor = virtues.has('firm-enforces-another-limit')
      ? parseAmount('1.2')
      : parseAmount('1')
    const unless = (fault: FaultName, limit: string) =>
      virtues.has(fault) ? undefined : formatAmount(times(parseAmount(limit), factor))
    const { maxPositionConcentration, maxLeverage, maxPortfolioVar } = bookLimits
    return {
      maxPositionConcentration: unless('firm-ignores-concentration', maxPositionConcentration),
      maxLeverage: unless('firm-ignores-leverage', maxLeverage),
      maxPortfolioVar: unless('firm-ignores-value-at-risk', maxPortfolioVar),
      maxCredit: unless('firm-ignores-credit', maxCredit),
    }
  }

  #open(except?: string): readonly OpenQuantity[] {
    return this.#around.records.orders
      .open()
      .filter(({ terms }) => terms.clientOrderId !== except)
      .map(order => {
        const { venue, symbol, side } = order.terms
        return { venue, symbol, side, quantity: leavesOf(order), price: this.#priceOf(order.terms) }
      })
  }

  /** What an order may cost: its limit, or else its trigger, or the mid price. */
  #priceOf({ venue, symbol, price, stopPrice }: OrderTerms): bigint {
    const limit = price ?? stopPrice
    if (limit !== undefined) return parseAmount(limit)
    return this.#markOf(venue, symbol)?.price ?? 0n
  }

  #marks(): readonly Mark[] {
    const { venues } = this.#around
    return [...venues.gateways.keys()].flatMap(venue =>
      venues.symbols(venue).flatMap(symbol => this.#markOf(venue, symbol) ?? []),
    )
  }

  /** The mid price of now, or the last one while there is none. */
  #markOf(venue: string, symbol: string): Mark | undefined {
    const { venues } = this.#around
    const key = `${venue}\n${symbol}`
    const best = venues.best(venue, symbol)
    const base = venues.instrument(venue, symbol)?.base
    if (best && base !== undefined)
      this.#lastMarks.set(key, { venue, symbol, base, price: midOf(best) })
    return this.#lastMarks.get(key)
  }
}
