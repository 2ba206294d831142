import { join } from 'node:path'
import fc from 'fast-check'
import { loadConfig, type LoadedConfig } from '../../config/load.ts'
import type { Attestation } from '../../core/attestation.ts'
import { severities, type Severity } from '../../core/check.ts'
import { outcomes, type Outcome } from '../../core/outcome.ts'
import type { OtherEvidence } from '../../core/other-evidence.ts'
import type { CheckResult, RunReport } from '../../core/run-report.ts'
import type { Verdict } from '../../core/verdict.ts'
import type { Waiver } from '../../core/waiver.ts'
import { reportOf } from '../../sentinel/runner/run-report.ts'
import { resultWith } from '../reporters/sample-results.ts'

/** The instant at which these runs end. */
export const nowMs = Date.parse('2026-12-01T12:00:00Z')

/** The last of them is not part of the runs. */
export const ids = [
  'connectivity/one',
  'connectivity/other',
  'risk/third',
  'risk/unselected',
] as const

/** The results of a run, the checks of two venues before the one of none. */
export const resultsOf = (
  [one, other, third]: readonly Severity[],
  seen: readonly Outcome[],
): readonly CheckResult[] =>
  (
    [
      [ids[0], 'binance', one],
      [ids[0], 'kraken', one],
      [ids[1], 'binance', other],
      [ids[1], 'kraken', other],
      [ids[2], undefined, third],
    ] as const
  ).map(([id, venue, severity], index) => {
    const { venue: _, ...rest } = resultWith({ evidence: [] })
    const phase = id.startsWith('risk') ? ('risk' as const) : ('connectivity' as const)
    const place = venue === undefined ? {} : { venue }
    return { ...rest, ...place, id, phase, severity: severity!, outcome: seen[index]! }
  })

/** The results of a run, as anything may have ended. */
export const results: fc.Arbitrary<readonly CheckResult[]> = fc
  .record({
    severities: fc.array(fc.constantFrom(...severities), { minLength: 3, maxLength: 3 }),
    outcomes: fc.array(fc.constantFrom(...outcomes.filter(one => one !== 'waived')), {
      minLength: 5,
      maxLength: 5,
    }),
  })
  .map(({ severities: weights, outcomes: seen }) => resultsOf(weights, seen))

const configuration = await loadConfig([join(import.meta.dirname, '../../config/sandbox.toml')], {})

/** The report of a run with these results, on a real target. */
export function verdictWith(
  given: readonly CheckResult[],
  waivers: readonly Waiver[],
  change: Partial<LoadedConfig['config']['safety']> = {},
  attestations: readonly Attestation[] = [],
  evidenceFrom: readonly OtherEvidence[] = [],
): RunReport {
  const { config } = configuration
  return reportOf({
    runId: 'r1',
    loaded: {
      ...configuration,
      config: { ...config, safety: { ...config.safety, ...change } },
      waivers,
      attestations,
    },
    sandbox: false,
    startedMs: nowMs - 1000,
    finishedMs: nowMs,
    paths: [],
    missingPhases: [],
    faults: [],
    phaseSpecs: new Map(),
    checkIds: ids,
    results: given,
    problems: [],
    sweep: { swept: 0, leftOpen: [] },
    interrupted: false,
    evidenceFrom,
    target: undefined,
    baseline: undefined,
  })
}

/** How bad a verdict is. */
export const rank: Record<Verdict, number> = {
  GO: 0,
  CONDITIONAL: 1,
  UNDECIDED: 2,
  'NO-GO': 3,
  INTERRUPTED: 4,
}
