import { PortfolioError } from './portfolio-error.ts'
import { stressed, type ByFactor } from './stress.ts'

/** The smallest shock in one direction that costs as much as it may. */
export interface ReverseStress {
  /** Of the direction: below 1, less than the direction itself is enough. */
  readonly multiple: number
  readonly shocks: ByFactor
  /**
   * Factors whose price would be at or below zero: there, a linear loss is a bound that no price of a share or coin can
   * reach.
   */
  readonly belowZero: readonly string[]
}

/**
 * The smallest multiple of a direction of shocks at which the loss reaches `loss`, which is in the currency of the
 * exposures and above zero. Linear, as `stressed` is. None where the direction brings a profit or nothing: then no
 * multiple of it breaches. Throws `PortfolioError` as `stressed` does, and on a loss that is not above zero.
 * Source: Basel Committee, Stress testing principles (2018), on reverse stress tests; the closed form is loss / loss
 * along the direction.
 */
export function reverseStress(
  exposures: ByFactor,
  direction: ByFactor,
  loss: number,
): ReverseStress | undefined {
  requireLoss(loss)
  const { profit } = stressed(exposures, direction)
  if (profit >= 0) return undefined
  const multiple = loss / -profit
  const shocks = Object.fromEntries(
    Object.keys(exposures).map(factor => [factor, multiple * direction[factor]!]),
  )
  return {
    multiple,
    shocks,
    belowZero: Object.keys(shocks).filter(factor => shocks[factor]! <= -1),
  }
}

/** Where a search for a breach may look. */
export interface BreachSearch {
  /** What may be lost, above zero. */
  readonly loss: number
  /** The largest multiple that is tried. */
  readonly upTo: number
  /**
   * How many multiples are tried on the way; 1000 unless given. A breach between two that is over again by the second
   * is not seen.
   */
  readonly steps?: number
}

/**
 * The smallest multiple at which a book of any shape loses `loss`: `profitAt` is asked along a grid from 0, and between
 * the last multiple that holds and the first that does not by halving, to 1e-12 of `upTo`. None where none of the grid
 * breaches. Throws `PortfolioError` on a loss or grid that is not above zero, and on a profit that is not finite: a
 * model that cannot price a shock has not survived it.
 * Source: bisection on the first change of sign.
 */
export function firstBreach(
  profitAt: (multiple: number) => number,
  { loss, upTo, steps = 1000 }: BreachSearch,
): number | undefined {
  requireLoss(loss)
  if (!(Number.isFinite(upTo) && upTo > 0 && Number.isInteger(steps) && steps > 0))
    throw new PortfolioError(
      'not-computable',
      `a search must go above 0 in a whole number of steps, was to ${upTo} in ${steps}; widen it`,
    )
  const breaches = (multiple: number): boolean => finite(profitAt(multiple), multiple) <= -loss
  const first = Array.from({ length: steps + 1 }, (_, at) => (upTo * at) / steps).find(breaches)
  if (first === undefined || first === 0) return first
  let [held, broken] = [first - upTo / steps, first]
  while (broken - held > 1e-12 * upTo) {
    const middle = (held + broken) / 2
    if (breaches(middle)) broken = middle
    else held = middle
  }
  return broken
}

function requireLoss(loss: number): void {
  if (!(Number.isFinite(loss) && loss > 0))
    throw new PortfolioError(
      'not-computable',
      `a loss to look for must be above 0, was ${loss}; state it without a sign`,
    )
}

function finite(profit: number, multiple: number): number {
  if (Number.isFinite(profit)) return profit
  throw new PortfolioError(
    'not-finite',
    `a profit must be finite, was ${profit} at ${multiple}; price the book under every shock`,
  )
}
