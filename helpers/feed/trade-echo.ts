import type { TradeReport } from '../../core/market-event.ts'

/** More trades than a ticker and the tape are ever apart. */
const remembered = 256

/** Holds the trades that two streams tell against each other, by their number. */
export class TradeEcho {
  compared = 0
  contradicted = 0
  readonly #told = new Map<number, TradeReport>()

  /** Takes a trade from either stream; returns in words what contradicts an earlier telling of it. */
  tell(trade: TradeReport): string | undefined {
    if (trade.id === undefined) return undefined
    const earlier = this.#told.get(trade.id)
    if (!earlier) {
      this.#remember(trade.id, trade)
      return undefined
    }
    if (earlier.repeated === trade.repeated) return undefined
    this.compared++
    if (
      Number(earlier.price) === Number(trade.price) &&
      Number(earlier.quantity) === Number(trade.quantity)
    )
      return undefined
    this.contradicted++
    return `trade ${trade.id} was told as ${earlier.quantity} at ${earlier.price}, and as ${trade.quantity} at ${trade.price}`
  }

  #remember(id: number, trade: TradeReport): void {
    this.#told.set(id, trade)
    if (this.#told.size <= remembered) return
    const [oldest] = this.#told.keys()
    this.#told.delete(oldest!)
  }
}
