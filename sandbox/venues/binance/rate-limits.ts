import { refusals } from './errors.ts'

/** The allowances that `exchangeInfo` publishes, in its own shape. */
export const publishedLimits = [
  { rateLimitType: 'REQUEST_WEIGHT', interval: 'MINUTE', intervalNum: 1, limit: 6000 },
  { rateLimitType: 'ORDERS', interval: 'SECOND', intervalNum: 10, limit: 100 },
  { rateLimitType: 'ORDERS', interval: 'DAY', intervalNum: 1, limit: 200_000 },
  { rateLimitType: 'RAW_REQUESTS', interval: 'MINUTE', intervalNum: 5, limit: 300_000 },
] as const

const [weightLimit, tenSecondLimit, dayLimit, rawLimit] = publishedLimits
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const connectionLimit = 300
/** How many refusals within one minute an address may ignore before it is banned. */
const patience = 10
const firstBanMs = 2 * minuteMs
const longestBanMs = 3 * dayMs

/** Counts within a window that begins when the clock divides by its length. */
class FixedWindow {
  readonly #lengthMs: number
  #startMs = 0
  #count = 0

  constructor(lengthMs: number) {
    this.#lengthMs = lengthMs
  }

  endMs(nowMs: number): number {
    return nowMs - (nowMs % this.#lengthMs) + this.#lengthMs
  }

  /** Adds and returns the count; never below zero. */
  add(amount: number, nowMs: number): number {
    const startMs = nowMs - (nowMs % this.#lengthMs)
    if (startMs !== this.#startMs) this.#count = 0
    this.#startMs = startMs
    this.#count = Math.max(0, this.#count + amount)
    return this.#count
  }
}

class Address {
  readonly weight = new FixedWindow(minuteMs)
  readonly raw = new FixedWindow(5 * minuteMs)
  readonly connections = new FixedWindow(5 * minuteMs)
  readonly refused = new FixedWindow(minuteMs)
  bannedUntilMs = 0
  bans = 0
}

/** Counts request weight for each address and orders for the account, and refuses what is too much. */
export class RateLimits {
  readonly #now: () => number
  /** Weight that others behind the same address have used in every window. */
  readonly #othersWeight: () => number
  #addresses = new Map<string, Address>()
  #tenSeconds = new FixedWindow(10_000)
  #day = new FixedWindow(dayMs)

  constructor(now: () => number, othersPct: () => number) {
    this.#now = now
    this.#othersWeight = () => Math.round((weightLimit.limit * othersPct()) / 100)
  }

  /** Charges a request, or refuses it because the address is banned or has used too much. */
  charge(address: string, weight: number): void {
    const nowMs = this.#now()
    const counts = this.#of(address)
    if (counts.bannedUntilMs > nowMs) throw refusals.banned(counts.bannedUntilMs)
    const used = counts.weight.add(weight, nowMs) + this.#othersWeight()
    const raw = counts.raw.add(1, nowMs)
    if (used <= weightLimit.limit && raw <= rawLimit.limit) return
    if (counts.refused.add(1, nowMs) <= patience) {
      throw refusals.tooMuchWeight(weightLimit.limit, counts.weight.endMs(nowMs))
    }
    counts.bannedUntilMs = nowMs + Math.min(firstBanMs * 2 ** counts.bans, longestBanMs)
    counts.bans += 1
    throw refusals.banned(counts.bannedUntilMs)
  }

  refund(address: string, weight: number): void {
    this.#of(address).weight.add(-weight, this.#now())
  }

  usedWeight(address: string): number {
    return this.#of(address).weight.add(0, this.#now()) + this.#othersWeight()
  }

  /** Whether one more connection from an address is allowed. */
  connect(address: string): boolean {
    return this.#of(address).connections.add(1, this.#now()) <= connectionLimit
  }

  /** Refuses when the account has too many unfilled orders. */
  admitOrder(): void {
    const nowMs = this.#now()
    const { tenSeconds, day } = this.orders()
    if (tenSeconds >= tenSecondLimit.limit) {
      throw refusals.tooManyOrders(tenSecondLimit.limit, '10 SECOND', this.#tenSeconds.endMs(nowMs))
    }
    if (day >= dayLimit.limit) {
      throw refusals.tooManyOrders(dayLimit.limit, '1 DAY', this.#day.endMs(nowMs))
    }
  }

  /** Counts an accepted order (1), or takes one back on its first fill (-1). */
  countOrder(amount: 1 | -1): void {
    const nowMs = this.#now()
    this.#tenSeconds.add(amount, nowMs)
    this.#day.add(amount, nowMs)
  }

  orders(): { readonly tenSeconds: number; readonly day: number } {
    const nowMs = this.#now()
    return { tenSeconds: this.#tenSeconds.add(0, nowMs), day: this.#day.add(0, nowMs) }
  }

  /** The order counts as the account's own endpoint lists them. */
  orderLimits(): readonly object[] {
    const { tenSeconds, day } = this.orders()
    return [
      { ...tenSecondLimit, count: tenSeconds },
      { ...dayLimit, count: day },
    ]
  }

  weightLimit(address: string): object {
    return { ...weightLimit, count: this.usedWeight(address) }
  }

  reset(): void {
    this.#addresses = new Map()
    this.#tenSeconds = new FixedWindow(10_000)
    this.#day = new FixedWindow(dayMs)
  }

  #of(address: string): Address {
    const known = this.#addresses.get(address)
    if (known) return known
    const fresh = new Address()
    this.#addresses.set(address, fresh)
    return fresh
  }
}
