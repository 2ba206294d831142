import { notComputable } from '../performance/series-error.ts'
import { sharpePerPeriod } from '../performance/sharpe.ts'
import type { DescribedStrategy, StrategyTrials } from './strategy.ts'
import { trialMatrix } from './trial-matrix.ts'

/** How the parameters around the chosen ones do. */
export interface Plateau {
  readonly neighbours: number
  /** Share of them that keep at least 80 % of the Sharpe ratio, in percent. */
  readonly keepingPct: number
}

const reach = 0.1
const kept = 0.8

/**
 * Looks at every trial each of whose parameters is within 10 % of the chosen one, the chosen itself left out. Throws
 * `SeriesError` where there are fewer than two such neighbours, where the chosen trial has no Sharpe ratio above 0, and as
 * `trialMatrix` does.
 */
export function plateau(strategy: DescribedStrategy, given: StrategyTrials): Plateau {
  const { rows, chosen } = trialMatrix(strategy, given)
  const centre = given.trials[chosen]!.parameters
  const best = sharpePerPeriod(rows[chosen]!)
  const neighbours = given.trials.flatMap(({ parameters }, at) =>
    at !== chosen && isNear(parameters, centre) ? [sharpePerPeriod(rows[at]!)] : [],
  )
  if (neighbours.length < 2)
    throw notComputable(
      `trials must hold at least 2 sets of parameters within 10 % of the chosen, held ${neighbours.length}: try those around it`,
    )
  if (!(best > 0))
    throw notComputable(`the chosen trial must have a Sharpe ratio above 0, had ${best}`)
  const keeping = neighbours.filter(ratio => ratio >= kept * best).length
  return { neighbours: neighbours.length, keepingPct: (keeping / neighbours.length) * 100 }
}

/** Within 10 % in every parameter, either of the other, and rounding. */
function isNear(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every(name => {
    const [a, b] = [one[name] ?? Number.NaN, other[name] ?? Number.NaN]
    return Math.abs(a - b) <= reach * Math.abs(b) * (1 + 1e-9)
  })
}
