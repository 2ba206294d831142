import { AmountError } from '../amount-error.ts'

/** A part of a schedule: the rate for notionals above `from`, up to the next part. */
export interface MarginTier {
  readonly from: number
  /** 0.005 is 0.5 %. */
  readonly rate: number
}

/**
 * How tiers apply: `marginal`, each part of the notional at its own rate, as a venue does that publishes an amount to
 * deduct (Binance); or `whole`, all of the notional at the rate of the tier it is in (OKX), which jumps where a tier
 * begins.
 */
export type TierRule = 'marginal' | 'whole'

/**
 * Maintenance margin of a notional by a schedule of tiers, in the currency of the notional; a notional at the end of a
 * tier is still in it. Throws `AmountError` on a negative notional, and on a schedule that is empty, does not begin at
 * 0, is not in order, or has rates that fall or are outside [0, 1].
 * Source: the two rules as venues document them, recalled and not read again; with one tier both are rate · notional.
 */
export function maintenanceMargin(
  notional: number,
  tiers: readonly MarginTier[],
  rule: TierRule,
): number {
  requireTiers(tiers)
  if (!(Number.isFinite(notional) && notional >= 0))
    throw new AmountError(
      'bad-input',
      `a notional must be at least 0, was ${notional}; give the size of a short position`,
    )
  if (rule === 'whole') return notional * (tiers.findLast(({ from }) => notional > from)?.rate ?? 0)
  return tiers.reduce((total, { from, rate }, at) => {
    const end = tiers[at + 1]?.from ?? Number.POSITIVE_INFINITY
    return total + rate * Math.max(0, Math.min(notional, end) - from)
  }, 0)
}

function requireTiers(tiers: readonly MarginTier[]): void {
  const isOrdered = tiers.every(({ from, rate }, at) => {
    const before = tiers[at - 1]
    return rate >= (before?.rate ?? 0) && rate <= 1 && (before ? from > before.from : from === 0)
  })
  if (tiers.length === 0 || !isOrdered)
    throw new AmountError(
      'bad-input',
      `tiers must begin at 0 and rise in notional and rate up to 1, were ${JSON.stringify(tiers)}; sort them`,
    )
}
