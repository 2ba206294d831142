import { AmountError, requireFinite } from '../amount-error.ts'

/** How much is traded to get from one set of weights to another, as a fraction of equity. */
export interface Turnover {
  /** ½ Σ|Δw|: what is bought, or sold, if both are the same. As funds report it. */
  readonly oneWay: number
  /** Σ|Δw|: all that is traded, which is what costs are charged on. */
  readonly twoWay: number
}

/**
 * Turnover of a rebalancing between two sets of weights of the same assets in the same order; the earlier ones as they
 * have drifted to, not as they were set. Cash counts only if it is listed. Costs apply to `twoWay`: charging them on
 * `oneWay` halves them. Throws `AmountError` on different lengths, no asset and weights that are not finite.
 * Source: the definition; both are in use, hence both names.
 */
export function turnover(before: readonly number[], after: readonly number[]): Turnover {
  if (before.length === 0 || before.length !== after.length)
    throw new AmountError(
      'bad-input',
      `weights must be of the same assets, were of ${before.length} and ${after.length}; give 0 for what is not held`,
    )
  for (const weight of [...before, ...after]) requireFinite('a weight', weight)
  const twoWay = before.reduce((total, weight, at) => total + Math.abs(after[at]! - weight), 0)
  return { oneWay: twoWay / 2, twoWay }
}
