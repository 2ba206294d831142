import type { Scaled } from '../matching/types.ts'
import type { VenueContext } from './venue.ts'

type Around = Pick<VenueContext, 'engine' | 'faults'>

/** Whether the book of a symbol is told no more, though it moves on: that of the first instrument, under its fault. */
export function isFrozen({ engine, faults }: Around, symbol: string): boolean {
  if (!faults.has('frozen-book')) return false
  const [first] = engine.instruments.keys()
  return symbol === first
}

/**
 * A bid above every ask, which is told beside what really changed under the fault of crossed books. Its price is the next
 * power of ten, so that it stays one and the same level while the market moves.
 */
export function crossingBid(
  { engine, faults }: Around,
  symbol: string,
): readonly [price: Scaled, quantity: Scaled] | undefined {
  const ask = faults.has('crossed-book') ? engine.bestAsk(symbol) : undefined
  if (!ask) return undefined
  const [price, quantity] = ask
  return [10n ** BigInt(String(price).length), quantity]
}

const hourMs = 3_600_000
const spoiltOneIn = 5

/** The time that the update of this number states: one in five is an hour old under the fault of backward times. */
export const statedMs = (
  { faults, now }: Pick<VenueContext, 'faults' | 'now'>,
  update: number,
): number => (faults.has('backward-times') && update % spoiltOneIn === 0 ? now() - hourMs : now())

/** How often a trade is told. */
export const tellings = ({ faults }: Around): number => (faults.has('repeated-trades') ? 2 : 1)
