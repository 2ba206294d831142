import { exceptionsOf, requireLosses } from './exceptions.ts'
import { cannotBeMeant } from './risk-error.ts'
import { readSeries, requireSameLength } from './series.ts'
import type { ShortfallRecord } from './shortfall-test.ts'
import { requireTail } from './tail.ts'
import { shapeShortfall, shapeTail, shapeValueAtRisk, type TailShape } from './tail-shape.ts'

/** Whether losses beyond the value at risk were as large as told. */
export interface TailLosses {
  /** The shape of losses that was told, by how far the expected shortfall lies beyond the value at risk. */
  readonly shape: TailShape
  readonly exceptions: number
  /** P(losses as large or larger, taken together), given how many exceptions there were; 1 without any. */
  readonly asLarge: number
}

/** Degrees of freedom between which a shape is looked for. */
const heaviest = 1.01
const lightest = 300

/**
 * The shape whose expected shortfall is `ratio` times its value at risk: Student's t, or the normal distribution where
 * the ratio is that of the normal or less. Throws `RiskError` of a ratio that is not a number of at least 1 and of a tail
 * outside (0, 0.5).
 */
export function shapeOfRatio(ratio: number, tail: number): TailShape {
  requireTail(tail)
  if (!(ratio >= 1))
    throw cannotBeMeant(
      `a shortfall must be at least its value at risk, was ${ratio} times as large: check that both are of one tail`,
    )
  const ratioOf = (shape: TailShape) => shapeShortfall(shape, tail) / shapeValueAtRisk(shape, tail)
  if (ratio <= ratioOf({ degrees: lightest })) return 'normal'
  const short = (log: number) => Math.log(ratioOf({ degrees: 1 + Math.exp(log) }) / ratio)
  const bounds = [Math.log(heaviest - 1), Math.log(lightest)] as const
  return { degrees: 1 + Math.exp(crossing(short, bounds)) }
}

/** Where a function that falls crosses zero, by the secant between bounds that close in on it (the Illinois rule). */
function crossing(of: (x: number) => number, [from, to]: readonly [number, number]): number {
  let [low, high, above, below] = [from, to, of(from), of(to)]
  if (above <= 0) return low
  for (let round = 0; round < 60; round++) {
    const x = (low * below - high * above) / (below - above)
    const value = of(x)
    if (Math.abs(value) < 1e-9 || high - low < 1e-9) return x
    if (value > 0) {
      ;[low, above] = [x, value]
      below /= 2
    } else {
      ;[high, below] = [x, value]
      above /= 2
    }
  }
  return high
}

/**
 * Holds the size of each loss beyond the value at risk against what was told: its excess e over the value at risk, as a
 * share of the told mean excess, is the excess of a shape with the same mean, of which u = P(loss > x) / tail is uniform;
 * -Σ ln u of n exceptions is then Gamma(n, 1), and P(sum >= S) = Σ_{k<n} e^-S S^k / k!, exactly. The shape is that of the
 * median ratio of shortfall and value at risk (`shapeOfRatio`). It does not look at how many exceptions there were.
 * Throws `RiskError` as `exceptionsOf` does, and of a shortfall below its value at risk.
 * Source: Fisher's combination of probabilities, on the tail alone; after Berkowitz, "Testing density forecasts, with
 * applications to risk management", Journal of Business & Economic Statistics 19 (2001).
 */
export function tailLosses(
  { returns, valuesAtRisk, shortfalls }: ShortfallRecord,
  tail: number,
): TailLosses {
  const hits = exceptionsOf(returns, valuesAtRisk)
  const earned = readSeries('returns', returns)
  const told = readSeries('values at risk', valuesAtRisk)
  const expected = readSeries('shortfalls', shortfalls)
  requireSameLength(earned, expected)
  requireLosses('shortfalls', expected)
  const ratios = expected.map((shortfall, day) => shortfall / told[day]!)
  const shape = shapeOfRatio(median(ratios), tail)
  const quantile = shapeValueAtRisk(shape, tail)
  const meanExcess = shapeShortfall(shape, tail) - quantile
  let exceptions = 0
  let sum = 0
  for (const [day, isHit] of hits.entries()) {
    if (!isHit) continue
    const excess = (-earned[day]! - told[day]!) / (expected[day]! - told[day]!)
    if (excess < 0)
      throw cannotBeMeant(
        `a shortfall must be at least its value at risk ${told[day]}, number ${day + 1} was ${expected[day]}: check that both are of one tail`,
      )
    exceptions++
    sum -= Math.log(shapeTail(shape, quantile + excess * meanExcess) / tail)
  }
  return { shape, exceptions, asLarge: exceptions === 0 ? 1 : gammaTail(exceptions, sum) }
}

/** P(Gamma(count, 1) >= sum): that of fewer than `count` events where `sum` are expected. */
function gammaTail(count: number, sum: number): number {
  if (sum === Number.POSITIVE_INFINITY) return 0
  let logTerm = -sum
  let total = 0
  for (let events = 0; events < count; events++) {
    total += Math.exp(logTerm)
    logTerm += Math.log(sum) - Math.log(events + 1)
  }
  return Math.min(total, 1)
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)]!
}
