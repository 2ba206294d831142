import { instantOf } from '../instant.ts'
import type { Virtues } from '../virtues.ts'
import { riskFactors } from './book.ts'
import type { MarketDay } from './market.ts'

/** A year of business days. */
const lookBackDays = 250
const hourMs = 3_600_000

/** Deviations and correlations of factors, each as a row for a factor. */
export interface Comovement {
  readonly deviations: readonly number[]
  readonly correlation: readonly (readonly number[])[]
}

/** How the factors moved together over a year, in the shape of the trading-system contract. */
export function correlations(past: readonly MarketDay[], nowMs: number, virtues: Virtues): object {
  const returns = lastYear(past)
  const { deviations, correlation } = comovement(returns)
  const ageHours = virtues.magnitude('firm-stale-correlations', 'firm-stale-correlations-twin') ?? 0
  return {
    at: instantOf(nowMs - ageHours * hourMs),
    factors: riskFactors.map(({ name }) => name),
    correlation: said(correlation, virtues),
    volatilities: virtues.has('firm-tells-volatility-of-a-year')
      ? deviations.map(deviation => deviation * Math.sqrt(252))
      : deviations,
    estimator: 'sample',
    returns,
  }
}

export const lastYear = (past: readonly MarketDay[]): readonly (readonly number[])[] =>
  past.slice(-lookBackDays).map(({ returns }) => returns)

/** In one pass over the days, means and products kept up to date (Welford). */
export function comovement(returns: readonly (readonly number[])[]): Comovement {
  const size = riskFactors.length
  const means = Array.from({ length: size }, () => 0)
  const products = Array.from({ length: size }, () => Array.from({ length: size }, () => 0))
  for (const [day, row] of returns.entries()) {
    const before = row.map((value, at) => value - means[at]!)
    for (let at = 0; at < size; at++) means[at]! += before[at]! / (day + 1)
    for (let one = 0; one < size; one++)
      for (let other = 0; other < size; other++)
        products[one]![other]! += before[one]! * (row[other]! - means[other]!)
  }
  const deviations = products.map((row, at) => Math.sqrt(row[at]! / (returns.length - 1)))
  const between = (one: number, other: number) =>
    products[one]![other]! / Math.sqrt(products[one]![one]! * products[other]![other]!)
  const correlation = products.map((row, one) =>
    row.map((_, other) =>
      one === other ? 1 : between(Math.min(one, other), Math.max(one, other)),
    ),
  )
  return { deviations, correlation }
}

/** The matrix as a firm tells it that lacks a virtue. */
function said(matrix: Comovement['correlation'], virtues: Virtues): Comovement['correlation'] {
  const shift = virtues.magnitude('firm-rounds-correlations', 'firm-rounds-correlations-twin') ?? 0
  const last = matrix.length - 1
  return matrix.map((row, one) =>
    row.map((value, other) => {
      const isCorner = one + other === last && Math.abs(one - other) === last
      if (isCorner && virtues.has('firm-asymmetric-correlations') && one > other)
        return value + 0.05
      if (one === other) return virtues.has('firm-correlation-beside-one') ? 0.98 : value
      // A view of gold against everything, written over what was measured.
      if (virtues.has('firm-indefinite-correlations') && (one === last || other === last))
        return -0.9
      return isCorner ? value + shift : value
    }),
  )
}
