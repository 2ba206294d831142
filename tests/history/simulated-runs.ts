import { distributionOf } from '../../core/distribution.ts'
import { independentValues } from '../../core/independent-values.ts'
import type { CheckResult, RunReport } from '../../core/run-report.ts'
import { storedHistogramOf } from '../../core/stored-histogram.ts'
import { seededRandom } from '../../bench/seeded-random.ts'
import { reportWith } from '../reporters/report-builder.ts'

/** How the latencies of a made-up target scatter. */
export interface Machine {
  /** Latencies in each sample. */
  readonly count: number
  /** Standard deviation of the logarithm of a latency within a run. */
  readonly within: number
  /** How much of a latency the next one inherits, from 0 to 1. */
  readonly memory: number
  /** Share of latencies that wait for something else, and how many times longer they then take at most. */
  readonly stalls: { readonly share: number; readonly times: number }
  /** Standard deviation of the logarithm of the level of a run. */
  readonly between: number
}

export interface SimulatedRun {
  readonly place: number
  /** Names of the checks, each with one sample. */
  readonly checks: readonly string[]
  /** What the latencies of a check are multiplied by; 1 where nothing is said. */
  readonly slowed?: Readonly<Record<string, number>>
}

/** Runs of one target on one machine, from a seed: autocorrelated latencies with a heavy tail, on a level that each run has of its own. */
export function simulator(machine: Machine, seed: number) {
  const random = seededRandom(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

  /** Machine noise moves all checks of a run together, and each a little by itself. */
  return ({ place, checks, slowed = {} }: SimulatedRun): RunReport => {
    const mood = 0.7 * machine.between * normal()
    const results = checks.map(id => {
      const level = Math.exp(mood + 0.7 * machine.between * normal()) * (slowed[id] ?? 1)
      return resultOf(id, sample(10 * level))
    })
    const startedAt = new Date(Date.UTC(2026, 0, 1) + place * 3_600_000).toISOString()
    return reportWith(results, {
      runId: `r${String(place).padStart(8, '0')}`,
      startedAt,
      target: { identity: 'simulated', lines: ['profile staging'] },
    })
  }

  function sample(medianMs: number): readonly number[] {
    let state = normal()
    return Array.from({ length: machine.count }, () => {
      state = machine.memory * state + Math.sqrt(1 - machine.memory ** 2) * normal()
      const stall = random() < machine.stalls.share ? 1 + machine.stalls.times * random() ** 3 : 1
      return medianMs * Math.exp(machine.within * state) * stall
    })
  }
}

/** A passing result with this sample, held against a limit near to what is measured. */
export function resultOf(id: string, samplesMs: readonly number[]): CheckResult {
  const sorted = samplesMs.toSorted((one, other) => one - other)
  const limit = {
    path: 'limits.connectivity.rest_p95_ms',
    value: 20,
    unit: 'ms',
    bound: 'max',
    basis: { kind: 'default', source: 'made up' },
  } as const
  return {
    id,
    phase: 'connectivity',
    class: 'check',
    severity: 'major',
    title: 'the venue answers in time',
    prevents: 'A loss.',
    satisfies: [],
    clauses: [],
    remediation: ['Look.'],
    validFor: '1d',
    file: `suites/${id}.check.ts`,
    venue: 'binance',
    outcome: 'passed',
    reason: '',
    evidence: [
      {
        name: 'round trip',
        value: samplesMs.length,
        unit: 'values',
        distribution: {
          ...distributionOf(samplesMs, 'ms', ['p95'])!,
          histogram: storedHistogramOf(samplesMs)!,
          independent: independentValues(samplesMs),
        },
      },
      { name: 'p95', value: sorted[Math.floor(0.95 * sorted.length)]!, unit: 'ms', limit },
    ],
    durationMs: 100,
  }
}
