import type { Scaled } from '../matching/types.ts'
import type { VenueContext } from './venue.ts'

type Around = Pick<VenueContext, 'engine' | 'faults'>

/** Whether the book of a symbol is told no more, though it moves on: that of the first instrument, under its fault. */
export const isFrozen = (around: Around, symbol: string): boolean =>
  around.faults.has('frozen-book') && isFirst(around, symbol)

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

const untoldOneIn = 5n

/** Whether it is told that a level is no more: not that of every fifth price, under the fault of untold removals. */
export function isTold(
  { engine, faults }: Around,
  symbol: string,
  [price, quantity]: readonly [price: Scaled, quantity: Scaled],
): boolean {
  if (quantity > 0n || !faults.has('untold-removals')) return true
  return (price / (engine.instruments.get(symbol)?.tickSize ?? 1n)) % untoldOneIn !== 0n
}

const hourMs = 3_600_000
const spoiltOneIn = 5

/** The time that the update of this number states: one in five is an hour old under the fault of backward times. */
export const statedMs = (
  { faults, now }: Pick<VenueContext, 'faults' | 'now'>,
  update: number,
): number => (faults.has('backward-times') && update % spoiltOneIn === 0 ? now() - hourMs : now())

/** How often a trade of a symbol is told: never, of the first instrument, under the fault of silent trades. */
export function tellings(around: Around, symbol: string): number {
  if (around.faults.has('silent-trades') && isFirst(around, symbol)) return 0
  return around.faults.has('repeated-trades') ? 2 : 1
}

function isFirst({ engine }: Around, symbol: string): boolean {
  const [first] = engine.instruments.keys()
  return symbol === first
}
