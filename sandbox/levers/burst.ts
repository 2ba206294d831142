import type { ShiftMarket } from '../market/feed.ts'
import type { LeverBody } from './lever-body.ts'
import { LeverError, type Lever } from './lever.ts'

const mostPerSecond = 100
const longestMs = 30_000
/** So far the price goes up, in so long, and down again: it does not come back to a price before that. */
const peakBps = 12
const climbMs = 3_000

/** Lets a symbol's market move many times a second for a while: levels and trades like any others, told to everybody. */
export class Burst implements Lever {
  readonly #now: () => number
  readonly #shifts: ReadonlyMap<string, ShiftMarket>
  #timer: NodeJS.Timeout | undefined
  #shift: ShiftMarket | undefined
  #startedMs = 0
  #untilMs = 0
  #moves = 0

  constructor(now: () => number, shifts: ReadonlyMap<string, ShiftMarket>) {
    this.#now = now
    this.#shifts = shifts
  }

  readonly answers: Lever['answers'] = {
    PUT: body => {
      const shift = this.#shiftOf(body)
      const perSecond = body.count('perSecond', mostPerSecond)
      const forMs = body.ms('forMs', longestMs)
      body.finish()
      this.reset()
      this.#begin(shift, { perSecond, forMs })
      return this.#told()
    },
    GET: () => this.#told(),
    DELETE: () => {
      this.reset()
      return this.#told()
    },
  }

  /** The market goes back to the price that it follows; what was counted stays readable. */
  reset(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#shift?.(0)
    this.#shift = undefined
    this.#untilMs = 0
  }

  #begin(shift: ShiftMarket, how: { readonly perSecond: number; readonly forMs: number }): void {
    this.#shift = shift
    this.#moves = 0
    this.#startedMs = this.#now()
    this.#untilMs = this.#startedMs + how.forMs
    this.#timer = setInterval(() => this.#move(), 1000 / how.perSecond).unref()
  }

  #move(): void {
    const nowMs = this.#now()
    if (nowMs >= this.#untilMs) return this.reset()
    const climbs = ((nowMs - this.#startedMs) / climbMs) % 2
    this.#moves += 1
    this.#shift?.(peakBps * (1 - Math.abs(climbs - 1)))
  }

  #shiftOf(body: LeverBody): ShiftMarket {
    const symbol = body.text('symbol')
    const shift = this.#shifts.get(symbol)
    if (shift) return shift
    const known = [...this.#shifts.keys()].join(', ')
    throw new LeverError(
      `symbol must be one of ${known}, whose markets can be moved, was "${symbol}"; send one of these`,
    )
  }

  #told(): object {
    const remainingMs = Math.max(0, this.#untilMs - this.#now())
    return { active: remainingMs > 0, remainingMs, moves: this.#moves }
  }
}
