import type { EngineEvent, MatchingEngine, Trade } from '../../matching/types.ts'

/** Trades of one taker order at one price and time, as Binance adds them up. */
export interface AggregateTrade {
  readonly id: number
  readonly trade: Trade
  quantity: Trade['quantity']
  lastId: number
}

/** How many are remembered for each symbol. */
const remembered = 5000

/** The tape of each symbol in aggregates, whose ids count up by one; those of the past come from the engine's tape. */
export class AggregateTrades {
  readonly #bySymbol = new Map<string, AggregateTrade[]>()
  readonly #onNew: (aggregate: AggregateTrade) => void
  #fresh: AggregateTrade[] = []

  /** `onNew` hears of each aggregate when what the taker order did is complete. */
  constructor(engine: MatchingEngine, onNew: (aggregate: AggregateTrade) => void) {
    this.#onNew = onNew
    for (const symbol of engine.instruments.keys()) {
      for (const trade of engine.recentTrades(symbol, remembered)) this.#add(trade)
    }
    this.#fresh = []
  }

  hear(event: EngineEvent): void {
    if (event.type !== 'trade' && event.type !== 'tape') return
    if (this.#fresh.length === 0) queueMicrotask(() => this.#announce())
    this.#add(event.trade)
  }

  /** The newest aggregates of a symbol, oldest first. */
  of(symbol: string): readonly AggregateTrade[] {
    return this.#bySymbol.get(symbol) ?? []
  }

  #announce(): void {
    const fresh = this.#fresh
    this.#fresh = []
    fresh.forEach(this.#onNew)
  }

  #add(trade: Trade): void {
    const row = this.#bySymbol.get(trade.symbol) ?? []
    const last = row.at(-1)
    if (last && this.#belongs(trade, last)) {
      last.quantity += trade.quantity
      last.lastId = trade.id
      return
    }
    const aggregate = { id: (last?.id ?? 0) + 1, trade, quantity: trade.quantity, lastId: trade.id }
    row.push(aggregate)
    if (row.length > 2 * remembered) row.splice(0, remembered)
    this.#bySymbol.set(trade.symbol, row)
    this.#fresh.push(aggregate)
  }

  /** What has been announced does not grow any more. */
  #belongs(trade: Trade, { trade: first }: AggregateTrade): boolean {
    const taker = takerOf(trade)
    return (
      taker.orderId > 0 &&
      taker.orderId === takerOf(first).orderId &&
      trade.price === first.price &&
      trade.timeMs === first.timeMs &&
      this.#fresh.some(({ trade: { id } }) => id === first.id)
    )
  }
}

const takerOf = (trade: Trade): Trade['buyer'] =>
  trade.takerSide === 'buy' ? trade.buyer : trade.seller
