import { lowerChance } from './proportion.ts'

/** How often something that was asked answered. */
export interface Availability {
  readonly attempts: number
  readonly successes: number
  readonly failures: number
  /** Successes of attempts, in percent. */
  readonly pct: number
  /** What the true availability exceeds with 95 % confidence, in percent. */
  readonly lowerPct: number
}

/**
 * Successes over attempts in percent, with the one-sided Clopper-Pearson lower bound: the chance at which so many
 * successes or more would be seen in 5 % of such samples (for no failure in n attempts, 0.05 ^ (1 / n)).
 * Source: Clopper and Pearson, Biometrika 26 (1934). Throws `RangeError` when nothing was attempted.
 */
export function availability(answered: readonly boolean[]): Availability {
  const attempts = answered.length
  if (attempts === 0) throw new RangeError('availability must have an attempt, had none')

  const successes = answered.filter(Boolean).length
  return {
    attempts,
    successes,
    failures: attempts - successes,
    pct: (100 * successes) / attempts,
    lowerPct: 100 * lowerChance(successes, attempts),
  }
}
