import type { Severity } from '../../core/check.ts'
import { claims } from '../../core/claims.ts'
import { distributionOf } from '../../core/distribution.ts'
import type { Limit, Observation } from '../../core/evidence.ts'
import { isPhase, type Phase } from '../../core/phases.ts'
import type { CheckResult } from '../../core/run-report.ts'
import { seededRandom } from '../../bench/seeded-random.ts'

export const venues = ['binance', 'coinbase', 'kraken'] as const

interface Card {
  readonly severity: Severity
  readonly title: string
  readonly prevents: string
  readonly remediation: readonly string[]
  readonly clauses?: readonly string[]
  readonly class?: CheckResult['class']
}

/** The result of a check that passed, as a report of today would hold it. */
export function passing(
  id: string,
  card: Card,
  evidence: readonly Observation[],
  venue?: string,
): CheckResult {
  const [phase = ''] = id.split('/')
  if (!isPhase(phase)) throw new Error(`an id must begin with a phase, was ${id}`)
  const { class: kind = 'check', clauses = [], ...said } = card
  return {
    id,
    phase,
    class: kind,
    ...said,
    satisfies: [claimOf(phase)],
    clauses,
    validFor: '1d',
    file: `suites/${id}.${kind}.ts`,
    ...(venue !== undefined && { venue }),
    outcome: 'passed',
    reason: '',
    evidence,
    startedAt: '2026-11-22T18:05:13.000Z',
    durationMs: 96.2,
  }
}

const claimOf = (phase: Phase) => `${phase}/${claims[phase].validations[0]}`

export const limit = (changes: Partial<Limit> = {}): Limit => ({
  path: 'limits.connectivity.rest_p95_ms',
  value: 500,
  unit: 'ms',
  bound: 'max',
  basis: { kind: 'default', source: 'slower than this, a quote is stale when it arrives' },
  ...changes,
})

/** Latencies with the long tail of real ones, the same for the same seed. */
export function latenciesMs(medianMs: number, count: number, seed: number): readonly number[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    return medianMs * Math.exp(0.35 * normal) * (random() < 0.015 ? 3 : 1)
  })
}

/** What a latency check records of its sample. */
export function latencyEvidence(samplesMs: readonly number[]): readonly Observation[] {
  const sorted = samplesMs.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1]!
  const p99 = limit({
    path: 'limits.connectivity.rest_p99_ms',
    value: 1000,
    basis: { kind: 'venue', source: 'its window for late requests' },
  })
  return [
    { name: 'probes', value: samplesMs.length },
    {
      name: 'round trip',
      value: samplesMs.length,
      unit: 'values',
      distribution: distributionOf(samplesMs, 'ms', ['p95', 'p99']),
    },
    { name: 'median', value: at(0.5), unit: 'ms' },
    { name: 'p95', value: at(0.972), unit: 'ms', limit: limit() },
    { name: 'p99', value: at(1), unit: 'ms', limit: p99 },
  ]
}
