import type { CheckResult } from '../../core/run-report.ts'

type Observation = CheckResult['evidence'][number]
export type StoredDistribution = NonNullable<Observation['distribution']>

/** A measurement of a result that can be better or worse. */
export interface Measure {
  readonly name: string
  readonly unit: string
  /** Which bound the limits that speak of it have: with `max`, more is worse. */
  readonly bound: 'max' | 'min'
  /** The strictest limit that speaks of it. */
  readonly limit?: number | undefined
  /** A single number, unless there is a distribution. */
  readonly value: number
  readonly distribution?: StoredDistribution | undefined
}

/** Of these, more is worse whatever it is that takes so long. */
const timeUnits: readonly string[] = ['ns', 'us', 'µs', 'ms', 's']

/**
 * The measurements of a result of which it can be said what is worse: samples with a limit or of times, and single numbers
 * with a limit that no sample stands behind. What was recorded again under the same name is left out.
 */
export function measuresOf({ evidence }: CheckResult): ReadonlyMap<string, Measure> {
  const sampled = new Set(evidence.flatMap(({ distribution }) => distribution?.against ?? []))
  const measures = new Map<string, Measure>()
  for (const observation of evidence) {
    const { name } = observation
    if (measures.has(name) || sampled.has(name)) continue
    const measure = observation.distribution
      ? sampleOf(observation, observation.distribution, evidence)
      : singleOf(observation)
    if (measure) measures.set(name, measure)
  }
  return measures
}

function sampleOf(
  { name }: Observation,
  distribution: StoredDistribution,
  evidence: CheckResult['evidence'],
): Measure | undefined {
  const limits = evidence.flatMap(other =>
    other.limit && distribution.against.includes(other.name) ? [other.limit] : [],
  )
  const bounds = new Set(limits.map(({ bound }) => bound))
  if (bounds.size > 1) return undefined
  const isTime = timeUnits.includes(distribution.unit)
  const bound = [...bounds][0] ?? (isTime ? 'max' : undefined)
  if (bound === undefined) return undefined
  const values = limits.map(({ value }) => value)
  const limit = bound === 'max' ? Math.min(...values) : Math.max(...values)
  return {
    name,
    unit: distribution.unit,
    bound,
    limit: Number.isFinite(limit) ? limit : undefined,
    value: distribution.count,
    distribution,
  }
}

function singleOf({ name, value, unit = '', limit }: Observation): Measure | undefined {
  if (!limit || typeof value !== 'number') return undefined
  return { name, unit, bound: limit.bound, limit: limit.value, value }
}
