import { requirePositive } from './series.ts'

/**
 * A value at risk of one period over `periods` of them, times their square root. Right for independent, identically
 * distributed returns of zero mean and a normal shape only: with trends it is too small, with reversals too large.
 * Unit of `valueAtRisk`. Throws `RiskError` unless both are above zero.
 */
export function overPeriods(valueAtRisk: number, periods: number): number {
  requirePositive('a value at risk', valueAtRisk)
  requirePositive('a number of periods', periods)
  return valueAtRisk * Math.sqrt(periods)
}
