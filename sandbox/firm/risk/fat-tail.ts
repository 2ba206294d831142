/** Degrees of freedom of the day's returns: fat tails that still have a kurtosis. Whole and even, for the sums below. */
export const degrees = 6

/** Standard deviation of Student's t with these degrees: a draw is divided by it to have a variance of one. */
export const spread = Math.sqrt(degrees / (degrees - 2))

/** P(T <= t) for even degrees, a finite sum of powers of the cosine (Abramowitz and Stegun 26.7.4). */
function below(t: number): number {
  const angle = Math.atan2(t, Math.sqrt(degrees))
  let term = 1
  let sum = 1
  for (let power = 2; power < degrees; power += 2) {
    term *= ((power - 1) / power) * Math.cos(angle) ** 2
    sum += term
  }
  return 0.5 + 0.5 * Math.sin(angle) * sum
}

/** How many standard deviations a day loses with a probability of `share` or less, by halving. */
export function lossBeyond(share: number): number {
  let [low, high] = [0, 1000]
  for (let round = 0; round < 200; round++) {
    const middle = (low + high) / 2
    if (1 - below(middle) > share) low = middle
    else high = middle
  }
  return low / spread
}

/** The mean of those losses, summed over the quantiles beyond, in standard deviations. */
export function meanBeyond(share: number): number {
  const steps = 400
  let sum = 0
  for (let step = 0; step < steps; step++) {
    // Dense where the quantiles rise: a share of u² · share, whose width is 2u · share / steps.
    const u = (step + 0.5) / steps
    sum += lossBeyond(share * u * u) * 2 * u
  }
  return sum / steps
}
