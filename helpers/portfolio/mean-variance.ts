import { rounding, startOf, targetOf, wronglyHeld, type Held, type State } from './active-set.ts'
import { problemOf, type Allocation, type Problem } from './allocation.ts'
import { optimality } from './optimality.ts'
import { PortfolioError } from './portfolio-error.ts'

/**
 * Weights of the least ½ γ w'Σw − μ'w with Σw = 1 within bounds: mean-variance with long-only weights, caps and floors.
 * A primal active-set search from bound to bound, exact to rounding; what it returns has passed `optimality`. Weights
 * are fractions of equity. Throws `PortfolioError` as `problemOf` does, and where the search ends without an optimum.
 * Source: Nocedal and Wright, Numerical Optimization, 2nd edition (2006), algorithm 16.3.
 */
export function meanVariance(allocation: Allocation): readonly number[] {
  const problem = problemOf(allocation)
  let state = startOf(problem)
  for (let step = 0; step < 50 * (problem.lower.length + 1); step++) {
    const target = targetOf(problem, state)
    const stop = stopOf(problem, state, target)
    if (stop) state = stopped(problem, state, { target, ...stop })
    else {
      const freed = wronglyHeld(problem, { weights: target, held: state.held })
      if (freed === undefined) return checked(problem, target)
      state = { weights: target, held: state.held.with(freed, undefined) }
    }
  }
  return checked(problem, state.weights)
}

/** How far past a bound is rounding. */
const slack = 1e-14

/** A weight that meets its bound on the way to a target, and the share of the way that is left to go until then. */
interface Stop {
  readonly reach: number
  readonly blocking: number
}

/** The first weight that stops at a bound on the way to the target, if one does. */
function stopOf(
  { lower, upper }: Problem,
  { weights }: State,
  target: readonly number[],
): Stop | undefined {
  let first: Stop | undefined
  target.forEach((goal, at) => {
    if (goal >= lower[at]! - slack && goal <= upper[at]! + slack) return
    const bound = goal < weights[at]! ? lower[at]! : upper[at]!
    const reach = Math.max(0, (bound - weights[at]!) / (goal - weights[at]!))
    if (reach < (first?.reach ?? 1)) first = { reach, blocking: at }
  })
  return first
}

function stopped(
  { lower, upper }: Problem,
  { weights, held }: State,
  { target, reach, blocking }: Stop & { readonly target: readonly number[] },
): State {
  const bound: Held = target[blocking]! < weights[blocking]! ? 'lower' : 'upper'
  const next = weights.map((weight, at) => weight + reach * (target[at]! - weight))
  return {
    weights: next.with(blocking, (bound === 'lower' ? lower : upper)[blocking]!),
    held: held.with(blocking, bound),
  }
}

function checked(problem: Problem, weights: readonly number[]): readonly number[] {
  const { budget, bounds, gap, scale } = optimality(problem, weights)
  if (budget <= 1e-9 && bounds <= 1e-9 && gap <= 10 * rounding * scale) return weights
  throw new PortfolioError(
    'no-convergence',
    `weights must meet the optimality conditions, were ${gap} short of them; look at the condition of the covariance`,
  )
}
