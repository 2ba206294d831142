import type { TradeReport } from '../../core/market-event.ts'
import { decimalValue } from './decimal-value.ts'

/** More trades than a ticker and the tape are ever apart. */
const remembered = 256

/** Holds the trades that two streams tell against each other, by their number. */
export class TradeEcho {
  compared = 0
  contradicted = 0
  /** The last trades, each in the place that follows from its number. */
  readonly #told: (TradeReport | undefined)[] = []

  /** Takes a trade from either stream; returns in words what contradicts an earlier telling of it. */
  tell(trade: TradeReport): string | undefined {
    const { id } = trade
    if (id === undefined) return undefined
    const place = id % remembered
    const earlier = this.#told[place]
    if (earlier?.id !== id) {
      this.#told[place] = trade
      return undefined
    }
    if (earlier.repeated === trade.repeated) return undefined
    this.compared++
    if (
      decimalValue(earlier.price) === decimalValue(trade.price) &&
      decimalValue(earlier.quantity) === decimalValue(trade.quantity)
    )
      return undefined
    this.contradicted++
    return `trade ${id} was told as ${earlier.quantity} at ${earlier.price}, and as ${trade.quantity} at ${trade.price}`
  }
}
