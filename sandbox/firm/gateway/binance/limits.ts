import type { Charge } from '../allowance.ts'
import type { Fields } from '../fields.ts'
import { WindowMeter } from '../meters.ts'
import type { RestAnswer } from '../rest.ts'

const secondMs = 1000
const dayMs = 86_400_000
const units: Readonly<Record<string, number>> = {
  SECOND: secondMs,
  MINUTE: 60 * secondMs,
  HOUR: 3600 * secondMs,
  DAY: dayMs,
}

/** What Binance publishes when the firm has not asked yet. */
const presumed = { weight: 6000, tenSeconds: 50, day: 160_000 } as const

/** What the firm uses of Binance's request weight and order counts, by its own count and by what the answers say. */
export class BinanceLimits {
  readonly #weight: WindowMeter
  readonly #tenSeconds: WindowMeter
  readonly #day: WindowMeter

  constructor(venueNow: () => number) {
    this.#weight = new WindowMeter({ lengthMs: 60_000, limit: presumed.weight, venueNow })
    this.#tenSeconds = new WindowMeter({ lengthMs: 10_000, limit: presumed.tenSeconds, venueNow })
    this.#day = new WindowMeter({ lengthMs: dayMs, limit: presumed.day, venueNow })
  }

  charges(weight: number, orders: number): readonly Charge[] {
    const charges = [{ meter: this.#weight, amount: weight }]
    if (orders === 0) return charges
    return [
      ...charges,
      { meter: this.#tenSeconds, amount: orders },
      { meter: this.#day, amount: orders },
    ]
  }

  /**
   * Settles a request that was sent; without an answer it counts as used. A refusal says when to come back: what it tells
   * besides of what is used is not looked at.
   */
  settle(weight: number, orders: number, answer: RestAnswer | undefined): void {
    const told = (name: string) => {
      const value = answer && isRefused(answer) ? undefined : answer?.header(name)
      return value === undefined ? undefined : Number(value)
    }
    this.#weight.settle({ used: weight, told: told('x-mbx-used-weight-1m') })
    if (orders === 0) return
    const used = answer === undefined || answer.status === 200 ? orders : 0
    this.#tenSeconds.settle({ used, told: told('x-mbx-order-count-10s') })
    this.#day.settle({ used, told: told('x-mbx-order-count-1d') })
  }

  /** Takes over the `rateLimits` of `exchangeInfo`. */
  publish(limits: readonly Fields[]): void {
    for (const limit of limits) {
      const lengthMs = (units[limit.text('interval')] ?? 0) * limit.number('intervalNum')
      this.#meterOf(limit.text('rateLimitType'), lengthMs)?.limitTo(limit.number('limit'))
    }
  }

  #meterOf(type: string, lengthMs: number): WindowMeter | undefined {
    if (type === 'REQUEST_WEIGHT' && lengthMs === 60_000) return this.#weight
    if (type !== 'ORDERS') return undefined
    if (lengthMs === 10_000) return this.#tenSeconds
    return lengthMs === dayMs ? this.#day : undefined
  }
}

const isRefused = ({ status }: RestAnswer): boolean => status === 429 || status === 418
