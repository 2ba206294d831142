import { parseDecimal } from '../../sandbox/decimal.ts'

type Pairs = readonly (readonly [price: string, quantity: string])[]
type Levels = readonly (readonly [price: bigint, quantity: bigint])[]

/** A book as the venue's documentation tells a client to keep one: a map of each side, absolute quantities. */
export class NaiveBook {
  #bids = new Map<bigint, bigint>()
  #asks = new Map<bigint, bigint>()

  replace(bids: Pairs, asks: Pairs): void {
    this.#bids = new Map()
    this.#asks = new Map()
    this.update(bids, asks)
  }

  update(bids: Pairs, asks: Pairs): void {
    set(this.#bids, bids)
    set(this.#asks, asks)
  }

  /** What is wrong with a book, best first, that should be this one; undefined when nothing is. */
  discrepancy({
    bids,
    asks,
  }: {
    readonly bids: Levels
    readonly asks: Levels
  }): string | undefined {
    const [bid] = bids
    const [ask] = asks
    if (bid && ask && bid[0] >= ask[0]) return `crossed: ${bid[0]} over ${ask[0]}`
    return sideDiscrepancy(this.#bids, bids) ?? sideDiscrepancy(this.#asks, asks.toReversed())
  }
}

function set(side: Map<bigint, bigint>, pairs: Pairs): void {
  for (const [price, quantity] of pairs) {
    if (Number(quantity) === 0) side.delete(parseDecimal(price))
    else side.set(parseDecimal(price), parseDecimal(quantity))
  }
}

function sideDiscrepancy(side: ReadonlyMap<bigint, bigint>, falling: Levels): string | undefined {
  if (falling.length !== side.size) return `${falling.length} levels, not ${side.size}`
  for (const [index, [price, quantity]] of falling.entries()) {
    if (side.get(price) !== quantity) return `${quantity} at ${price}, not ${side.get(price)}`
    const next = falling[index + 1]?.[0]
    if (next !== undefined && next >= price) return `${next} follows ${price}`
  }
  return undefined
}
