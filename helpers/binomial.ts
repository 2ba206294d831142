/**
 * Probability that a binomial variable with `trials` trials, each succeeding with probability `chance`, is at least
 * `successes`. Dimensionless, in [0, 1]. The terms are summed in logarithms, so thousands of trials do not underflow.
 * Source: the definition of the binomial distribution.
 */
export function atLeast(successes: number, trials: number, chance: number): number {
  requireCount(trials)
  if (successes <= 0) return 1
  if (successes > trials || chance <= 0) return 0
  if (chance >= 1) return 1

  let logTerm = trials * Math.log(chance)
  let total = 0
  for (let count = trials; count >= successes; count--) {
    total += Math.exp(logTerm)
    logTerm += Math.log(count / (trials - count + 1)) + Math.log((1 - chance) / chance)
  }
  return Math.min(total, 1)
}

function requireCount(trials: number): void {
  if (!Number.isInteger(trials) || trials < 0)
    throw new RangeError(`trials must be a whole number of at least 0, was ${trials}`)
}
