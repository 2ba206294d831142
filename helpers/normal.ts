const densityAtZero = 0.3989422804014327

/** Beyond this many deviations, the tail is below the smallest number. */
const farthest = 39

/** The least probability that has a quantile here. */
const least = 1e-300

/** From here on the tail is found by its continued fraction, below by a series. */
const crossover = 1.5

/** Density of the standard normal distribution, exp(-x²/2) / sqrt(2π), with the square split so that no digit is lost. */
export function normalDensity(x: number): number {
  if (Math.abs(x) > farthest) return 0
  const high = Math.fround(x)
  return densityAtZero * Math.exp((-high * high) / 2) * Math.exp((-(x - high) * (x + high)) / 2)
}

/**
 * P(Z > x) of a standard normal Z, with a relative error of about 1e-15 in either tail. Near zero by the series
 * φ(x) (x + x³/3 + x⁵/15 + …) of P(0 < Z < x), beyond by the continued fraction φ(x) / (x + 1/(x + 2/(x + …))).
 * Throws `RangeError` of NaN.
 * Of simple-statistics, `cumulativeStdNormalProbability`, a table, is right to two decimals, and `normalDistribution` to seven.
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.11 and 26.2.14.
 */
export function normalTail(x: number): number {
  if (Number.isNaN(x)) throw new RangeError('a deviate must be a number, was NaN: check its origin')
  if (x < 0) return 1 - normalTail(-x)
  if (x > farthest) return 0
  if (x < crossover) return 0.5 - normalDensity(x) * oddSeries(x)

  let fraction = x
  for (let term = Math.ceil(30 + 300 / (x * x)); term >= 1; term--) fraction = x + term / fraction
  return normalDensity(x) / fraction
}

/** P(Z <= x) of a standard normal Z. Throws `RangeError` of NaN. */
export const normalCdf = (x: number): number => normalTail(-x)

/**
 * The z with P(Z <= z) = `probability`: -1.6448536269514722 of 0.05. By Newton's method on the logarithm of the tail,
 * which is concave and therefore approached from one side only; `probit` of simple-statistics is off by up to 0.013. Throws `RangeError` of a probability that is not between
 * 1e-300, below which numbers lose digits, and 1.
 */
export function normalQuantile(probability: number): number {
  if (!(probability >= least && probability < 1))
    throw new RangeError(
      `a probability must be at least ${least} and below 1, was ${probability}: give a share, no percent`,
    )
  if (probability > 0.5) return -normalQuantile(1 - probability)
  if (probability === 0.5) return 0

  let deviate = Math.sqrt(-2 * Math.log(2 * probability))
  for (let round = 0; round < 40; round++) {
    const tail = normalTail(deviate)
    const isNear = Math.abs(tail / probability - 1) < 1e-4
    const miss = isNear ? tail - probability : tail * Math.log(tail / probability)
    const step = miss / normalDensity(deviate)
    deviate += step
    if (isNear && Math.abs(step) <= 1e-9 * deviate) break
  }
  return -deviate
}

/** Σ x^(2k+1) / (1 · 3 · … · (2k+1)). */
function oddSeries(x: number): number {
  let term = x
  let sum = x
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (x * x) / odd
    sum += term
  }
  return sum
}
