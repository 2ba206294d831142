import { AmountError, requireFinite } from '../amount-error.ts'

/** What a back-test takes for slippage beside what was measured, in basis points; above zero is a cost. */
export interface SlippageAssumption {
  readonly assumedBps: number
  /** Of what was measured; the mean of the middle two of an even number. */
  readonly medianBps: number
  /** By how much the back-test is too cheap: median less assumption; below zero it is cautious. */
  readonly shortfallBps: number
  readonly count: number
}

/**
 * A back-test's slippage against the median of measured arrival slippage (`slippageBps`): one that assumes less than
 * the median is cheaper than half of its own trades. The median and not the mean, so that one bad fill does not decide;
 * its tail is for a limit of its own. Throws `AmountError` on no measurement and on values that are not finite.
 * Source: an engineering default, not law.
 */
export function slippageAssumption(
  assumedBps: number,
  measuredBps: readonly number[],
): SlippageAssumption {
  requireFinite('an assumed slippage', assumedBps)
  if (measuredBps.length === 0)
    throw new AmountError(
      'not-computable',
      'an assumption must be held against measured slippage, there was none; record fills first',
    )
  for (const value of measuredBps) requireFinite('a measured slippage', value)
  const sorted = measuredBps.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const medianBps = (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2
  return { assumedBps, medianBps, shortfallBps: medianBps - assumedBps, count: sorted.length }
}
