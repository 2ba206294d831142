import type { Annualisation } from './annualisation.ts'
import { maximumDrawdown } from './drawdown.ts'
import { compoundAnnualGrowth, equityCurve } from './growth.ts'
import { notComputable } from './series-error.ts'
import { computed, rounding, type Series } from './series.ts'

/**
 * Calmar ratio: compound annual growth rate / |maximum drawdown|, both over the whole record and of compounded simple
 * returns. Dimensionless. The drawdown grows with the length of a record and the growth does not, so ratios of records of
 * different lengths are not comparable; the original takes 36 months.
 * Throws `SeriesError` as `compoundAnnualGrowth` does, and where the equity never fell.
 * Source: Young, "Calmar ratio: a smoother tool", Futures 20 (1991).
 */
export function calmarRatio(returns: Series, annualisation: Annualisation): number {
  const { depth } = maximumDrawdown(equityCurve(returns))
  if (-depth <= rounding)
    throw notComputable(
      'equity must fall at least once for a Calmar ratio, it never did: give a longer record',
    )
  return computed('a Calmar ratio', compoundAnnualGrowth(returns, annualisation) / -depth)
}
