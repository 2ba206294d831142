import { rootOfYear, type Annualisation } from './annualisation.ts'
import { spreadOf } from './moments.ts'
import { computed, finite, valuesOf, type Series } from './series.ts'

/**
 * Annual volatility as a fraction: sd(r) · √A, with the sample deviation (n − 1) of simple returns, which are taken to be
 * independent. Throws `SeriesError` of fewer than two returns and of constant ones.
 */
export const volatility = (returns: Series, annualisation: Annualisation): number =>
  computed(
    'a volatility',
    spreadOf('returns', returns).standardDeviation * rootOfYear(annualisation),
  )

/**
 * Downside deviation per period, a fraction: √(Σ min(r − target, 0)² / n), divided by the number of all periods and not of
 * the losing ones; `target` is per period. Times √A it is annual. 0 where no return is below the target.
 * Source: Sortino and van der Meer, "Downside risk", Journal of Portfolio Management 17 (1991).
 * Throws `SeriesError` of no returns.
 */
export function downsideDeviation(returns: Series, target = 0): number {
  const least = finite('the target of a downside deviation', target)
  const values = valuesOf('returns', returns)
  const squares = values.reduce((sum, value) => sum + Math.min(value - least, 0) ** 2, 0)
  return computed('a downside deviation', Math.sqrt(squares / values.length))
}
