import { PortfolioError } from './portfolio-error.ts'
import { sum } from './matrix.ts'

/**
 * Amounts by factor: exposures in one currency, long above zero; or shocks as simple returns, −0.2 for a fall by 20 %.
 */
export type ByFactor = Readonly<Record<string, number>>

/** What a shock does to a book. */
export interface Stress {
  /** Profit in the currency of the exposures; below zero for a loss. */
  readonly profit: number
  readonly byFactor: ByFactor
}

/**
 * Profit of a book under a shock, Σ exposure · return: linear, so without options; full amounts, so without anyone
 * trading out. Every exposure needs a shock, 0 if it is not to move: one that is forgotten or misspelled would be a
 * stress that passes. Throws `PortfolioError` where one has none, on an empty book and on values that are not finite.
 * Source: the definition of a return.
 */
export function stressed(exposures: ByFactor, shocks: ByFactor): Stress {
  const factors = Object.keys(exposures)
  if (factors.length === 0)
    throw new PortfolioError('too-few', 'a stress must be of a book, had no exposure; add one')
  const byFactor = Object.fromEntries(
    factors.map(factor => [factor, profitOf(factor, { exposures, shocks })]),
  )
  return { profit: sum(Object.values(byFactor)), byFactor }
}

function profitOf(
  factor: string,
  { exposures, shocks }: { readonly exposures: ByFactor; readonly shocks: ByFactor },
): number {
  const exposure = exposures[factor]!
  const shock = Object.hasOwn(shocks, factor) ? shocks[factor] : undefined
  if (shock === undefined)
    throw new PortfolioError(
      'shape',
      `every exposure must have a shock, ${factor} had none; give it 0 if it is not to move`,
    )
  if (!Number.isFinite(exposure) || !Number.isFinite(shock))
    throw new PortfolioError(
      'not-finite',
      `an exposure and its shock must be finite, were ${exposure} and ${shock} of ${factor}; correct them`,
    )
  return exposure * shock
}

/**
 * The leverage, gross exposure over equity, from which on a loss takes all equity: gross / loss. Infinite where the
 * shock brings no loss. Throws `PortfolioError` as `stressed` does.
 * Source: equity of gross / leverage is gone when the loss is as large.
 */
export function ruinousLeverage(exposures: ByFactor, shocks: ByFactor): number {
  const { profit } = stressed(exposures, shocks)
  const gross = sum(Object.values(exposures).map(Math.abs))
  return profit < 0 ? gross / -profit : Number.POSITIVE_INFINITY
}
