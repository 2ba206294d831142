import { sum } from './decimals.ts'
import type { VenueOrder, VenueOrderReport } from './port.ts'

const mostRemembered = 1000

/**
 * What is known of the account's orders: most messages of a stream say only what is new. What comes late or twice is
 * recognised, for a stream may tell of it again.
 */
export class OrderNotes {
  readonly #orders = new Map<string, VenueOrderReport>()
  /** Trades that are counted, of each order whose trades were told from the first on. */
  readonly #trades = new Map<string, Set<string>>()
  readonly #over = new Set<string>()

  of(venueOrderId: string): VenueOrderReport | undefined {
    return this.#orders.get(venueOrderId)
  }

  /** Whether the end of an order was told: what is told of it afterwards is older. */
  isOver(venueOrderId: string): boolean {
    return this.#over.has(venueOrderId)
  }

  write(report: VenueOrderReport): VenueOrderReport {
    this.#orders.set(report.venueOrderId, report)
    return report
  }

  /** Writes down an order from the message that it begins with. */
  begin(report: VenueOrderReport): VenueOrderReport {
    if (!this.#trades.has(report.venueOrderId)) this.#trades.set(report.venueOrderId, new Set())
    return this.write(report)
  }

  /** Counts a trade once; undefined of an order that did not begin here: which trades it had before is not known. */
  fill(
    venueOrderId: string,
    { tradeId, quantity }: { readonly tradeId: string; readonly quantity: string },
  ): VenueOrderReport | undefined {
    const order = this.#orders.get(venueOrderId)
    const trades = this.#trades.get(venueOrderId)
    if (!order || !trades) return undefined
    if (trades.has(tradeId)) return order
    trades.add(tradeId)
    const filledQuantity = sum(order.filledQuantity, quantity)
    return this.write({ ...order, filledQuantity, state: 'partiallyFilled' })
  }

  /**
   * Writes down an order that the venue answered to have taken, unless the stream told of it before: then only its client
   * order id may be missing.
   */
  placed(order: VenueOrder, venueOrderId: string): void {
    const { symbol, side, quantity, price, venueClientOrderId } = order
    const known = this.#orders.get(venueOrderId)
    if (known) {
      if (known.venueClientOrderId === '') this.write({ ...known, venueClientOrderId })
    } else if (!this.isOver(venueOrderId)) {
      const ids = { symbol, venueClientOrderId, venueOrderId }
      this.begin({ ...ids, side, state: 'accepted', quantity, price, filledQuantity: '0' })
    }
  }

  end(venueOrderId: string): void {
    this.#orders.delete(venueOrderId)
    this.#trades.delete(venueOrderId)
    const [oldest] = this.#over
    if (this.#over.size >= mostRemembered && oldest !== undefined) this.#over.delete(oldest)
    this.#over.add(venueOrderId)
  }

  clear(): void {
    this.#orders.clear()
    this.#trades.clear()
    this.#over.clear()
  }
}
