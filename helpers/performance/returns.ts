import { badInput } from './series-error.ts'
import { pairsOf, valuesOf, type Series } from './series.ts'

/**
 * Simple returns of n prices, as fractions: p[i] / p[i−1] − 1, n − 1 of them. Of 100, 110 and 99 they are 0.1 and −0.1.
 * Throws `SeriesError` of fewer than two prices and of one that is not above 0: a return on a price of zero or below, as
 * oil had on 20 April 2020, has no meaning, and the profit in money is to be used there.
 */
export function simpleReturns(prices: Series): number[] {
  const positive = pricesOf(prices)
  return positive.slice(1).map((price, index) => price / positive[index]! - 1)
}

/**
 * Logarithmic returns of n prices: ln(p[i] / p[i−1]), n − 1 of them. They add up over time, simple ones do not; the
 * measures of this folder take simple returns. Throws as `simpleReturns` does.
 */
export function logReturns(prices: Series): number[] {
  const positive = pricesOf(prices)
  return positive.slice(1).map((price, index) => Math.log(price / positive[index]!))
}

/**
 * Simple returns of an account from its equity at the end of n periods: (E[i] − F[i]) / E[i−1] − 1, n − 1 of them, with
 * F[i] the money paid in during period i, below zero for money taken out, counted at the end of the period. So a deposit is
 * no profit: the returns are time-weighted. `flows` is as long as `equity`, its first number is not used; without it there
 * were none. Throws `SeriesError` of equity that is not above 0 before the last period or below 0 in it, of flows beyond
 * the equity that they led to (a loss of more than everything), and of lengths that differ.
 */
export function equityReturns(equity: Series, flows?: Series): number[] {
  const [values, paid] = pairsOf(
    ['equity', equity],
    ['flows', flows ?? new Float64Array(equity.length)],
    2,
  )
  return values.slice(1).map((end, index) => {
    const start = values[index]!
    const own = end - paid[index + 1]!
    if (!(start > 0) || own < 0)
      throw badInput(
        `equity must be above 0, and at least 0 without what was paid in, was ${start} and then ${own}: measure the profit in money instead`,
      )
    return own / start - 1
  })
}

/** ln(1 + r) of a simple return r. Throws `SeriesError` of one that is not above −1. */
export function logReturn(simple: number): number {
  if (!(Number.isFinite(simple) && simple > -1))
    throw badInput(
      `a simple return must be a number above -1 to have a logarithm, was ${simple}: count what was lost in money instead`,
    )
  return Math.log1p(simple)
}

function pricesOf(prices: Series): number[] {
  const values = valuesOf('prices', prices, 2)
  const wrong = values.findIndex(price => price <= 0)
  if (wrong >= 0)
    throw badInput(
      `prices must be above 0 to have returns, number ${wrong + 1} was ${values[wrong]}: measure the profit in money instead`,
    )
  return values
}
