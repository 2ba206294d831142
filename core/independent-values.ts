/** Lags beyond this, and values beyond those, are not looked at: the time that it takes grows with both. */
const longestLag = 1000
const mostValues = 100_000

/** Share of a sample that counts as its slow end. */
const slowShare = 0.1

/**
 * As many independent values as a sample in the order of its measurement is worth: fewer than it has where slow values
 * come together. A sample of 600 from three bad seconds says no more than a few values would.
 *
 * The sample is taken by its ranks, and by whether a value is among its slowest tenth, so that heavy tails do not matter;
 * the smaller answer counts. Sums of neighbouring autocorrelations are added up while they are positive: Geyer, Practical
 * Markov Chain Monte Carlo, Statistical Science 7 (1992). What is correlated over more than a thousand values is worth at
 * most one for each thousand, and the first hundred thousand values speak for all. Dimensionless, from 1 to the size of the
 * sample; `Infinity` is a value like any other, the largest.
 */
export function independentValues(samples: readonly number[]): number {
  const count = samples.length
  if (count < 4) return count
  if (count > mostValues)
    return independentValues(samples.slice(0, mostValues)) * (count / mostValues)
  const ranks = ranksOf(samples)
  const slow = ranks.map(rank => (rank > count * (1 - slowShare) ? 1 : 0))
  return Math.max(1, Math.min(worthOf(ranks), worthOf(slow)))
}

function worthOf(series: readonly number[]): number {
  const count = series.length
  const mean = series.reduce((sum, value) => sum + value, 0) / count
  const centred = series.map(value => value - mean)
  const covariance = (lag: number) => {
    let sum = 0
    for (let index = lag; index < count; index++) sum += centred[index]! * centred[index - lag]!
    return sum / count
  }
  const variance = covariance(0)
  if (variance === 0) return count

  let total = -1
  for (let lag = 0; lag + 1 < count; lag += 2) {
    if (lag > longestLag) return count / Math.max(total, longestLag)
    const pair = (covariance(lag) + covariance(lag + 1)) / variance
    if (pair <= 0) break
    total += 2 * pair
  }
  return Math.min(count, count / Math.max(total, 1))
}

/** Equal values share the mean of their ranks. */
function ranksOf(samples: readonly number[]): readonly number[] {
  const order = samples
    .map((_, index) => index)
    .sort((one, other) => ascending(samples[one]!, samples[other]!))
  const ranks = Array.from({ length: samples.length }, () => 0)
  for (let start = 0; start < order.length;) {
    let end = start + 1
    while (end < order.length && samples[order[end]!] === samples[order[start]!]) end++
    for (let index = start; index < end; index++) ranks[order[index]!] = (start + 1 + end) / 2
    start = end
  }
  return ranks
}

const ascending = (one: number, other: number) => (one === other ? 0 : one < other ? -1 : 1)
