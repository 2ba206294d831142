import type { Random } from '../random.ts'
import type { PriceMoves } from './calibration-shape.ts'
import { draw } from './quantiles.ts'
import { SteppedPath } from './stepped-path.ts'

/** A price without end that moves as often and as far as a captured one did. */
export function createPriceWalk(
  openPrice: number,
  { batchMs, moveShare, moveBps }: PriceMoves,
  random: Random,
): SteppedPath {
  return new SteppedPath(batchMs, openPrice, price => {
    if (random() >= moveShare) return price
    const direction = random() < 0.5 ? -1 : 1
    return price * (1 + (direction * draw(moveBps, random)) / 10_000)
  })
}
