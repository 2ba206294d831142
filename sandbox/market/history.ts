import type { Instrument, MatchingEngine, Scaled, Trade } from '../matching/types.ts'
import type { DayStatistics, MarketHistory } from '../venues/venue.ts'
import type { Calibration } from './calibration-shape.ts'
import { SymbolHistory } from './symbol-history.ts'

/** What the past is made from, and the engine whose trades continue it. */
export interface HistoryOptions {
  readonly engine: MatchingEngine
  readonly now: () => number
  readonly seed: number
  readonly calibration: Calibration
}

/** The history of a venue's symbols; each has one from the moment that it is opened at its live price. */
export class SeededHistory implements MarketHistory {
  readonly #options: HistoryOptions
  readonly #symbols = new Map<string, SymbolHistory>()

  constructor(options: HistoryOptions) {
    this.#options = options
    options.engine.subscribe(event => {
      if (event.type === 'trade' || event.type === 'tape') this.#add(event.trade)
    })
  }

  open(instrument: Instrument, price: Scaled): void {
    const { engine, now, seed, calibration } = this.#options
    const past = { instrument, calibration, seed, price, endMs: now() }
    const [lastTrade] = engine.recentTrades(instrument.symbol, 1)
    this.#symbols.set(instrument.symbol, new SymbolHistory(past, lastTrade))
  }

  candles(
    symbol: string,
    intervalMs: number,
    limit: number,
    untilMs?: number,
  ): ReturnType<MarketHistory['candles']> {
    const nowMs = this.#options.now()
    return this.#of(symbol).candles({ intervalMs, limit, nowMs, untilMs: untilMs ?? nowMs })
  }

  day(symbol: string): DayStatistics {
    return this.#of(symbol).day(this.#options.now())
  }

  #add(trade: Trade): void {
    this.#symbols.get(trade.symbol)?.add(trade)
  }

  #of(symbol: string): SymbolHistory {
    const history = this.#symbols.get(symbol)
    if (!history) throw new RangeError(`a symbol must be opened before use, was not: ${symbol}`)
    return history
  }
}
