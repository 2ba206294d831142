import type { Charge } from '../allowance.ts'
import { BucketMeter } from '../meters.ts'

/** An account of the Intermediate tier: counters rise with requests up to their height and fall with time. */
const privateCounter = { burst: 20, perSecond: 0.5 } as const
const engineCounter = { burst: 125, perSecond: 2.34 } as const
/** Kraken publishes no number for requests without a key: about one a second never fails. */
const publicCounter = { burst: 10, perSecond: 1 } as const

/** What a cancel or an amendment costs by the age of its order in seconds; the first row that is older counts. */
type AgeCosts = readonly (readonly [youngerThanSeconds: number, cost: number])[]
const cancelCosts: AgeCosts = [
  [5, 8],
  [10, 6],
  [15, 5],
  [45, 4],
  [90, 2],
  [300, 1],
]
const amendCosts: AgeCosts = [
  [5, 3],
  [10, 2],
  [15, 1],
]
const mostOrders = 10_000

/** What the firm uses of Kraken's counters: of requests for the key, and of order commands for each pair. */
export class KrakenLimits {
  readonly #timeScale: number
  readonly #private: BucketMeter
  readonly #public: BucketMeter
  readonly #engine = new Map<string, BucketMeter>()
  /** When each order was placed or last amended, by its client order id. */
  readonly #touchedMs = new Map<string, number>()

  constructor(timeScale: number) {
    this.#timeScale = timeScale
    this.#private = new BucketMeter({ ...privateCounter, timeScale })
    this.#public = new BucketMeter({ ...publicCounter, timeScale })
  }

  publicCall(): readonly Charge[] {
    return [{ meter: this.#public, amount: 1 }]
  }

  privateCall(cost: number): readonly Charge[] {
    return cost === 0 ? [] : [{ meter: this.#private, amount: cost }]
  }

  /** The venue refused a request for the key's sake. */
  privateUsedUp(): void {
    this.#private.useUp()
  }

  add(symbol: string): readonly Charge[] {
    return [{ meter: this.#engineOf(symbol), amount: 1 }]
  }

  /** A cancel is let through as long as the counter is not too high already. */
  cancel(symbol: string, id: string): readonly Charge[] {
    const amount = this.#costByAge(cancelCosts, id)
    return [{ meter: this.#engineOf(symbol), amount, needed: 0 }]
  }

  amend(symbol: string, id: string): readonly Charge[] {
    return [{ meter: this.#engineOf(symbol), amount: 1 + this.#costByAge(amendCosts, id) }]
  }

  touched(id: string): void {
    const oldest =
      this.#touchedMs.size >= mostOrders ? this.#touchedMs.keys().next().value : undefined
    if (oldest !== undefined) this.#touchedMs.delete(oldest)
    this.#touchedMs.set(id, performance.now())
  }

  /** An order that the firm did not place since its start counts as young: what it costs is not known. */
  #costByAge(costs: AgeCosts, id: string): number {
    const touchedMs = this.#touchedMs.get(id) ?? performance.now()
    const ageSeconds = (performance.now() - touchedMs) / 1000 / this.#timeScale
    return costs.find(([youngerThan]) => ageSeconds < youngerThan)?.[1] ?? 0
  }

  #engineOf(symbol: string): BucketMeter {
    const known = this.#engine.get(symbol)
    if (known) return known
    const fresh = new BucketMeter({ ...engineCounter, timeScale: this.#timeScale })
    this.#engine.set(symbol, fresh)
    return fresh
  }
}
