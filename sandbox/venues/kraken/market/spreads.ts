import type { EngineEvent, MatchingEngine, Scaled } from '../../../matching/types.ts'

const mostRemembered = 200

/** The best prices of a pair at one time. */
export interface Spread {
  readonly timeMs: number
  readonly bid: Scaled
  readonly bidQuantity: Scaled
  readonly ask: Scaled
  readonly askQuantity: Scaled
}

type Listener = (symbol: string, spread: Spread) => void

/** Follows the best prices of every pair and remembers the newest; what one turn of the event loop changes counts once. */
export class Spreads {
  readonly #engine: MatchingEngine
  readonly #now: () => number
  readonly #recent = new Map<string, Spread[]>()
  readonly #changed = new Set<string>()
  readonly #listeners = new Set<Listener>()
  #isScheduled = false

  constructor(engine: MatchingEngine, now: () => number) {
    this.#engine = engine
    this.#now = now
    for (const symbol of engine.instruments.keys()) this.#look(symbol)
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  hear({ symbol, side, price }: Extract<EngineEvent, { type: 'level' }>): void {
    const last = this.#recent.get(symbol)?.at(-1)
    if (last && (side === 'buy' ? price < last.bid : price > last.ask)) return
    this.#changed.add(symbol)
    if (this.#isScheduled) return
    this.#isScheduled = true
    setImmediate(() => {
      this.#isScheduled = false
      for (const changed of this.#changed) this.#look(changed)
      this.#changed.clear()
    })
  }

  /** Oldest first. */
  recent(symbol: string): readonly Spread[] {
    return this.#recent.get(symbol) ?? []
  }

  #look(symbol: string): void {
    const bid = this.#engine.bestBid(symbol)
    const ask = this.#engine.bestAsk(symbol)
    if (!bid || !ask) return
    const spread = {
      timeMs: this.#now(),
      bid: bid[0],
      bidQuantity: bid[1],
      ask: ask[0],
      askQuantity: ask[1],
    }
    const recent = this.#recent.get(symbol) ?? []
    this.#recent.set(symbol, recent)
    const last = recent.at(-1)
    if (last && isSame(last, spread)) return
    recent.push(spread)
    if (recent.length > mostRemembered) recent.shift()
    for (const listener of this.#listeners) listener(symbol, spread)
  }
}

const isSame = (left: Spread, right: Spread): boolean =>
  left.bid === right.bid &&
  left.ask === right.ask &&
  left.bidQuantity === right.bidQuantity &&
  left.askQuantity === right.askQuantity
