import { cannotBeMeant, notComputable } from './risk-error.ts'

/** How far a product of a count and a tail may be from the whole number that is meant. */
const rounding = 1e-9

/**
 * Throws `RiskError` unless `tail`, the probability q of a loss beyond the value at risk, lies in (0, 0.5). It is what
 * every function here takes, not the confidence: 1 - 0.95 is 0.050000000000000044, of which the twentieth of 20 days is
 * the second worst.
 */
export function requireTail(tail: number): void {
  if (!(tail > 0 && tail < 0.5))
    throw cannotBeMeant(
      `a tail must be a probability above 0 and below 0.5, was ${tail}: give 0.05 for a confidence of 95 %`,
    )
}

/** Throws `RiskError` unless `chance` is a probability. */
export function requireChance(chance: number): void {
  if (!(chance >= 0 && chance <= 1))
    throw cannotBeMeant(`a chance must be between 0 and 1, was ${chance}: give a share, no percent`)
}

/**
 * The tail of a confidence: 1 - confidence, to twelve decimals, so that 0.95 gives 0.05.
 * Throws `RiskError` of a confidence outside (0.5, 1).
 */
export function tailOf(confidence: number): number {
  const tail = Number((1 - confidence).toFixed(12))
  if (!(tail > 0 && tail < 0.5))
    throw cannotBeMeant(
      `a confidence must be above 0.5 and below 1, was ${confidence}: give 0.95 for 95 %`,
    )
  return tail
}

/** The largest whole number that is not above `count` x `tail`, up to rounding of the product. */
export const floorOf = (count: number, tail: number): number => Math.floor(count * tail + rounding)

/**
 * Throws `RiskError`, RISK_NOT_COMPUTABLE, of fewer than 1 / tail days: the quantile would lie beyond the worst of them.
 */
export function requireDays(days: number, tail: number): void {
  const least = Math.ceil(1 / tail - rounding)
  if (days < least)
    throw notComputable(
      `a tail of ${tail} needs at least ${least} days, were ${days}: give a longer series or a larger tail`,
    )
}
