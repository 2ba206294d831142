/**
 * Two-sided quantile of Student's t distribution: the t with P(|T| <= t) = `confidence`, for a whole number of degrees
 * of freedom. Found by bisection of the finite sums for P(|T| <= t) at angle atan(t / sqrt(v)), which are exact for
 * whole v, to ten digits. 0.95 gives 12.706205 for 1 degree and 2.228139 for 10.
 * Throws `RangeError` on degrees that are no positive whole number and a confidence outside (0, 1).
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.
 */
export function studentT(confidence: number, degrees: number): number {
  if (!Number.isInteger(degrees) || degrees < 1)
    throw new RangeError(`degrees of freedom must be a whole number of at least 1, was ${degrees}`)
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`a confidence must be between 0 and 1, was ${confidence}`)

  let [low, high] = [0, Math.PI / 2]
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2
    if (within(middle, degrees) < confidence) low = middle
    else high = middle
  }
  return Math.sqrt(degrees) * Math.tan((low + high) / 2)
}

/** P(|T| <= sqrt(v) tan(angle)). */
function within(angle: number, degrees: number): number {
  const cosine = Math.cos(angle)
  const isOdd = degrees % 2 === 1
  let term = isOdd ? cosine : 1
  let sum = degrees === 1 ? 0 : term
  for (let factor = isOdd ? 2 : 1; factor <= degrees - 3; factor += 2) {
    term *= (factor / (factor + 1)) * cosine * cosine
    sum += term
  }
  const scaledSum = Math.sin(angle) * sum
  return isOdd ? (2 / Math.PI) * (angle + scaledSum) : scaledSum
}
