import type { RecordedFrame } from '../../core/market-event.ts'

type Rows = readonly (readonly [price: string, quantity: string, ...more: string[]])[]
type Sides = Partial<Record<'as' | 'bs' | 'a' | 'b', Rows>>

/**
 * The ten best levels a side of a Kraken pair after each of its book frames, followed in the plainest way: what a checksum
 * is of, without a checksum.
 */
export function bestLevels(frames: readonly RecordedFrame[], symbol: string): readonly string[] {
  const asks = new Map<number, string>()
  const bids = new Map<number, string>()
  return frames
    .filter(({ text }) => text.includes(`"book-1000","${symbol}"]`))
    .map(({ text }) => {
      const sides = Object.assign({}, ...(JSON.parse(text) as object[]).slice(1, -2)) as Sides
      apply(asks, sides.as ?? sides.a)
      apply(bids, sides.bs ?? sides.b)
      return [...best(asks, 1), ...best(bids, -1)].join(' ')
    })
}

function apply(side: Map<number, string>, rows: Rows = []): void {
  for (const [price, quantity] of rows) {
    if (Number(quantity) === 0) side.delete(Number(price))
    else side.set(Number(price), `${price}x${quantity}`)
  }
}

const best = (side: ReadonlyMap<number, string>, sign: 1 | -1): readonly string[] =>
  [...side]
    .toSorted(([one], [other]) => sign * (one - other))
    .slice(0, 10)
    .map(([, words]) => words)
