import type { Scaled } from './types.ts'

/** Something that stands in the queue of a price level: a client's order or a slice of house liquidity. */
export class Resting {
  remaining: Scaled
  level: PriceLevel | undefined = undefined
  ahead: Resting | undefined = undefined
  behind: Resting | undefined = undefined

  constructor(remaining: Scaled) {
    this.remaining = remaining
  }
}

/** One price of one side: whoever came first stands first. */
export class PriceLevel {
  readonly price: Scaled
  /** Where the level sorts within its side: greater is better. */
  readonly key: number
  /** What all entries together offer. */
  total: Scaled = 0n
  /** The part of the total that is house liquidity. */
  house: Scaled = 0n
  first: Resting | undefined = undefined
  last: Resting | undefined = undefined

  constructor(price: Scaled, key: number) {
    this.price = price
    this.key = key
  }

  get isEmpty(): boolean {
    return this.first === undefined
  }

  append(entry: Resting): void {
    entry.level = this
    entry.ahead = this.last
    if (this.last) this.last.behind = entry
    else this.first = entry
    this.last = entry
    this.total += entry.remaining
  }

  /** Takes an entry out of the queue together with what it still offers. */
  remove(entry: Resting): void {
    if (entry.ahead) entry.ahead.behind = entry.behind
    else this.first = entry.behind
    if (entry.behind) entry.behind.ahead = entry.ahead
    else this.last = entry.ahead
    entry.level = entry.ahead = entry.behind = undefined
    this.total -= entry.remaining
  }
}
