import { requireVector, sum } from './matrix.ts'
import { PortfolioError } from './portfolio-error.ts'

/** How concentrated a portfolio is. */
export interface Concentration {
  /** Herfindahl-Hirschman index, Σ share², from 1/n to 1. */
  readonly index: number
  /** How many equal holdings would be as concentrated: 1 / index. */
  readonly effectiveAssets: number
  /** The largest share, from 1/n to 1. */
  readonly largest: number
}

/**
 * Concentration of holdings by their share of gross exposure, |w_i| / Σ|w|: shares of the net would make a hedged book
 * look endlessly concentrated. For long-only weights that add up to 1 it is Σw². Throws `PortfolioError` on no holdings
 * and on values that are not finite.
 * Source: Herfindahl (1950) and Hirschman (1945); the effective number is its reciprocal, by Adelman (1969).
 */
export function concentration(weights: readonly number[]): Concentration {
  requireVector('weights', weights, weights.length)
  const gross = sum(weights.map(Math.abs))
  if (!(gross > 0))
    throw new PortfolioError(
      'not-computable',
      `a concentration needs holdings, had a gross exposure of ${gross}; leave out an empty portfolio`,
    )
  const shares = weights.map(weight => Math.abs(weight) / gross)
  const index = sum(shares.map(share => share * share))
  return { index, effectiveAssets: 1 / index, largest: Math.max(...shares) }
}
