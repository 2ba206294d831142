import type { MatchingEngine, Side } from '../matching/types.ts'
import type { MarketClock } from './market-clock.ts'

/** Of which market, and how far it leaks. */
export interface LeakOptions {
  readonly engine: MatchingEngine
  readonly symbol: string
  readonly elapsedMs: MarketClock
  /** How far the quotes follow a client that takes; 0 where nobody hears of its order. */
  readonly leakBps: () => number
}

/** In which the quotes come back to a third of the way. */
const memoryMs = 1_000

/** What somebody who hears of clients' orders does to the quotes: they go with each client that takes, and come back. */
export class Leak {
  readonly #options: LeakOptions
  #bps = 0
  #atMs = 0

  constructor(options: LeakOptions) {
    this.#options = options
  }

  /** How far off the quotes are, in basis points. */
  get bps(): number {
    return this.#bps * Math.exp((this.#atMs - this.#options.elapsedMs()) / memoryMs)
  }

  /** Calls back once the engine has finished the command in which a client took and the quotes are to follow it. */
  follow(moved: () => void): void {
    const { engine, symbol, leakBps } = this.#options
    let taken: Side | undefined
    engine.subscribe(event => {
      if (event.type !== 'trade' || !event.taker || event.trade.symbol !== symbol) return
      if (taken || leakBps() === 0) return
      taken = event.trade.takerSide
      // The engine takes no command from within its events.
      queueMicrotask(() => {
        this.#push(taken === 'sell' ? -leakBps() : leakBps())
        taken = undefined
        moved()
      })
    })
  }

  #push(byBps: number): void {
    this.#bps = this.bps + byBps
    this.#atMs = this.#options.elapsedMs()
  }
}
