import type { Trade } from '../matching/types.ts'
import type { Candle } from '../venues/venue.ts'
import { joined, quietCandle, withTrade } from './candle-arithmetic.ts'
import { intervalStart } from './candle-interval.ts'

/** Unbroken candles of one resolution, the running one last; the oldest are forgotten beyond a capacity. */
export class CandleSeries {
  readonly stepMs: number
  readonly #candles: Candle[]
  readonly #capacity: number

  constructor(stepMs: number, past: readonly Candle[]) {
    if (past.length === 0) throw new RangeError('a series must begin with a candle, has none')
    this.stepMs = stepMs
    this.#candles = [...past]
    this.#capacity = 2 * past.length
  }

  get running(): Candle {
    return this.#candles.at(-1)!
  }

  /** Takes a trade in; one from before the running candle, as after a clock was set back, counts to the running one. */
  add(trade: Trade): void {
    this.advance(trade.timeMs)
    this.#candles[this.#candles.length - 1] = withTrade(this.running, trade)
  }

  /** Begins the candles that have become due, quiet until something trades. */
  advance(nowMs: number): void {
    let { openMs, close } = this.running
    while (openMs + this.stepMs <= nowMs) {
      openMs += this.stepMs
      this.#candles.push(quietCandle(openMs, close))
    }
    const excess = this.#candles.length - this.#capacity
    if (excess > this.#capacity / 4) this.#candles.splice(0, excess)
  }

  /** The candles that open within a span, both ends included. */
  within(fromMs: number, untilMs: number): readonly Candle[] {
    const from = Math.max(0, Math.ceil(this.#position(fromMs)))
    return this.#candles.slice(from, Math.max(from, Math.floor(this.#position(untilMs)) + 1))
  }

  #position(timeMs: number): number {
    return (timeMs - this.#candles[0]!.openMs) / this.stepMs
  }
}

/** Candles as fewer of a longer interval; the first is left out when its interval began before them. */
export function regrouped(candles: readonly Candle[], intervalMs: number): readonly Candle[] {
  const groups: Candle[] = []
  for (const candle of candles) {
    const group = groups.at(-1)
    const openMs = intervalStart(candle.openMs, intervalMs)
    if (group?.openMs === openMs) groups[groups.length - 1] = joined(group, candle)
    else if (group || openMs === candle.openMs) groups.push(candle)
  }
  return groups
}
