import type { Distribution } from '../core/distribution.ts'
import type { Limit } from '../core/evidence.ts'
import type { CheckResult } from '../core/run-report.ts'
import { placeOf } from './check-groups.ts'

/** One quantity as it was spread at each place, with the limits that speak of it. */
export interface DistributionPlot {
  readonly name: string
  readonly unit: string
  readonly series: readonly Series[]
  readonly limits: readonly NamedLimit[]
}

/** The sample of one place, with what was measured of it against a limit, such as the upper bound of a percentile. */
export interface Series {
  readonly place: string
  readonly distribution: Distribution
  readonly measured: readonly { readonly name: string; readonly value: number }[]
}

export interface NamedLimit {
  readonly name: string
  readonly limit: Limit
}

/** The distributions among the results of a check: the same quantity of several places together. */
export function distributionsOf(results: readonly CheckResult[]): readonly DistributionPlot[] {
  const recorded = results.flatMap(result =>
    result.evidence.flatMap(({ name, distribution }) =>
      distribution && distribution.quantiles.length > 0 ? [{ result, name, distribution }] : [],
    ),
  )
  const together = Map.groupBy(recorded, ({ name, distribution: { unit } }) => `${name} ${unit}`)
  return [...together.values()].map(members => {
    const { name, distribution } = members[0]!
    const series = members.map(member => seriesOf(member.result, member.distribution))
    const limits = members.flatMap(member => limitsOf(member.result, member.distribution))
    return { name, unit: distribution.unit, series, limits: distinct(limits) }
  })
}

function seriesOf(result: CheckResult, distribution: Distribution): Series {
  const measured = result.evidence.flatMap(({ name, value }) =>
    distribution.against.includes(name) && typeof value === 'number' ? [{ name, value }] : [],
  )
  return { place: placeOf(result), distribution, measured }
}

/** A limit in another unit than the sample cannot be drawn beside it. */
function limitsOf({ evidence }: CheckResult, distribution: Distribution): readonly NamedLimit[] {
  return evidence.flatMap(({ name, limit }) =>
    limit?.unit === distribution.unit && distribution.against.includes(name)
      ? [{ name, limit }]
      : [],
  )
}

function distinct(limits: readonly NamedLimit[]): readonly NamedLimit[] {
  const keyed = limits.map(
    one => [`${one.name} ${one.limit.value} ${one.limit.bound}`, one] as const,
  )
  return [...new Map(keyed).values()]
}

/** The smallest value that a share of the sample does not exceed; nothing if that is a value that never came. */
export function quantile({ quantiles }: Distribution, share: number): number | undefined {
  return quantiles.find(point => point.share >= share - 1e-9)?.value
}
