import { requireCount } from './series.ts'
import { cannotBeMeant } from './risk-error.ts'
import { requireChance } from './tail.ts'

/**
 * P(at least `pairs` of the exceptions come on the day after another), given that there are `exceptions` of them in
 * `days` days and any order is as likely as another: Σ C(x-1, r-1) C(T-x+1, r) / C(T, x) over the runs r <= x - pairs.
 * It holds whatever the chance of an exception is.
 * Throws `RiskError` of numbers that are no counts and of exceptions beyond the days.
 * Source: Mood, "The distribution theory of runs", Annals of Mathematical Statistics 11 (1940).
 */
export function chanceOfPairs(pairs: number, exceptions: number, days: number): number {
  requireCount('days', days)
  requireCount('exceptions', exceptions, 0)
  requireCount('pairs', pairs, 0)
  if (exceptions > days)
    throw cannotBeMeant(
      `exceptions must be at most the ${days} days, were ${exceptions}: count again`,
    )
  if (pairs === 0) return 1
  const all = logChoose(days, exceptions)
  let total = 0
  for (let runs = 1; runs <= Math.min(exceptions - pairs, days - exceptions + 1); runs++)
    total += Math.exp(
      logChoose(exceptions - 1, runs - 1) + logChoose(days - exceptions + 1, runs) - all,
    )
  return Math.min(total, 1)
}

/** The largest number of pairs that is not exceeded but with the probability `size` at most. */
export function mostPairs(exceptions: number, days: number, size: number): number {
  requireChance(size)
  let pairs = 0
  while (chanceOfPairs(pairs + 1, exceptions, days) > size) pairs++
  return pairs
}

/**
 * The fewest exceptions in `days` days that can show that they come together: all of them in a row have a probability below
 * `chance`. Fewer say nothing of it either way; infinitely many where so few days cannot show it.
 * Throws `RiskError` of days that are no count and of what is no chance.
 */
export function exceptionsToShowClusters(days: number, chance: number): number {
  requireChance(chance)
  for (let exceptions = 2; exceptions <= days; exceptions++)
    if (chanceOfPairs(exceptions - 1, exceptions, days) < chance) return exceptions
  return Number.POSITIVE_INFINITY
}

function logChoose(n: number, k: number): number {
  let log = 0
  for (let factor = 1; factor <= Math.min(k, n - k); factor++)
    log += Math.log((n - Math.min(k, n - k) + factor) / factor)
  return log
}
