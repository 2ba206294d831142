import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instanceKey, isWanted } from '../../core/other-evidence.ts'
import { severities } from '../../core/check.ts'
import { outcomes, type Outcome } from '../../core/outcome.ts'
import type { CheckResult } from '../../core/run-report.ts'
import { otherEvidence, otherRun, toldBy, type RunOfOther } from '../core/other-targets.ts'
import { ids, nowMs, rank, resultsOf, verdictWith } from './judged-runs.ts'

const hourMs = 3_600_000
const at = (ms: number) => new Date(ms).toISOString()
const limit = {
  path: 'limits.connectivity.rest_p95_ms',
  value: 250,
  unit: 'ms',
  bound: 'max',
  basis: { kind: 'default', source: 'made up' },
} as const

/** A result as another target records it, with its evidence. */
const recorded = (result: CheckResult, startedMs: number): CheckResult => ({
  ...result,
  startedAt: at(startedMs),
  evidence: [{ name: 'p95', value: 40, unit: 'ms', limit }],
})

/** Results in which much is as it is mostly, so that it matters what the rest is. */
const resultsMostly = (...often: readonly Outcome[]): fc.Arbitrary<readonly CheckResult[]> =>
  fc
    .record({
      weights: fc.array(fc.constantFrom(...severities), { minLength: 3, maxLength: 3 }),
      seen: fc.array(
        fc.oneof(
          { weight: 5, arbitrary: fc.constantFrom(...often) },
          { weight: 1, arbitrary: fc.constantFrom(...outcomes.filter(one => one !== 'waived')) },
        ),
        { minLength: 5, maxLength: 5 },
      ),
    })
    .map(({ weights, seen }) => resultsOf(weights, seen))

const results = resultsMostly('passed', 'not-assessed')

/** The runs of another target, the newest first, in which anything may have happened. */
const runs: fc.Arbitrary<readonly RunOfOther[]> = fc
  .array(
    fc.record({
      given: resultsMostly('passed'),
      hoursAgo: fc.integer({ min: 1, max: 40 }),
      verdict: fc.constantFrom('GO', 'NO-GO', 'INTERRUPTED'),
      problems: fc.constantFrom(0, 0, 0, 1),
      isRerun: fc.constantFrom(false, false, false, true),
      software: fc.constantFrom(otherRun().software, otherRun().software, undefined),
    }),
    { maxLength: 4 },
  )
  .map(all =>
    all
      .toSorted((one, other) => one.hoursAgo - other.hoursAgo)
      .map(({ given, hoursAgo, ...changes }, index) => {
        const startedMs = nowMs - hoursAgo * hourMs
        return {
          run: otherRun({
            ...changes,
            runId: `r${index}`,
            startedAt: at(startedMs),
            finishedAt: at(startedMs + 60_000),
          }),
          results: given.map(result => recorded(result, startedMs)),
        }
      }),
  )

const verdictBy = (given: readonly CheckResult[], others: readonly RunOfOther[]) =>
  verdictWith(given, [], {}, [], [otherEvidence({ told: toldBy(others) })])

/** The same results as if the other runs had been runs of this target: the last look at each check counts. */
function measuredHere(given: readonly CheckResult[], others: readonly RunOfOther[]) {
  const told = toldBy(others)
  return given.map(own => {
    const found = told.find(({ result }) => instanceKey(result) === instanceKey(own))
    if (!isWanted(own) || !found) return own
    const { outcome, evidence } = found.result
    // Whether it was the same that was measured is not known.
    if (found.run.software === undefined) return { ...own, outcome: 'inconclusive' as const }
    return { ...own, outcome: outcome === 'waived' ? ('failed' as const) : outcome, evidence }
  })
}

test('a composed verdict is never better than if the same had been measured here', () => {
  let taken = 0
  fc.assert(
    fc.property(results, runs, (given, others) => {
      const report = verdictBy(given, others)
      const here = verdictWith(measuredHere(given, others), [])
      taken += report.results.filter(({ from, outcome }) => from && outcome === 'passed').length
      expect(rank[report.verdict]).toBeGreaterThanOrEqual(rank[here.verdict])
    }),
    { numRuns: 1_000 },
  )
  expect(taken).toBeGreaterThan(150)
})

test('what was looked at here is left as it was', () => {
  fc.assert(
    fc.property(results, runs, (given, others) => {
      const without = verdictWith(given, [])
      const report = verdictBy(given, others)
      for (const [index, own] of given.entries())
        if (own.outcome !== 'not-assessed')
          expect(report.results[index]).toEqual(without.results[index])
    }),
  )
})

/** Ways in which what another run tells gets worse, older, or is lost. */
const spoilt: fc.Arbitrary<(one: RunOfOther) => RunOfOther> = fc.constantFrom(
  ({ run, results: told }) => ({ run: { ...run, software: undefined }, results: told }),
  ({ run, results: told }) => ({ run: { ...run, problems: 1 }, results: told }),
  ({ run, results: told }) => ({ run: { ...run, isRerun: true }, results: told }),
  ({ run, results: told }) => ({ run: { ...run, verdict: 'INTERRUPTED' }, results: told }),
  ({ run, results: told }) => ({ run: { ...run, finishedAt: at(nowMs + 1) }, results: told }),
  ({ run, results: told }) => ({
    run: { ...run, startedAt: 'never', finishedAt: 'never' },
    results: told,
  }),
  ...(
    [
      { validFor: '1m' },
      { validFor: 'long' },
      { title: 'something else holds' },
      { evidence: [] },
      { evidence: [{ name: 'p95', value: 40, limit: { ...limit, value: 251 } }] },
      { startedAt: at(nowMs + hourMs), durationMs: 1 },
    ] as const
  ).map(change => ({ run, results: told }: RunOfOther): RunOfOther => ({
    run,
    results: told.map(result => ({ ...result, ...change })),
  })),
  ({ run, results: told }) => ({
    run,
    results: told.map(result =>
      result.outcome === 'passed' ? { ...result, outcome: 'inconclusive' } : result,
    ),
  }),
)

/** NO-GO and UNDECIDED stay what stops a release; a condition stays one. */
const stops = (verdict: keyof typeof rank) => Math.min(rank[verdict], rank.UNDECIDED)

test('evidence that gets worse, older or lost improves no verdict', () => {
  fc.assert(
    fc.property(results, runs, spoilt, fc.nat(), (given, others, spoil, place) => {
      fc.pre(others.length > 0)
      const index = place % others.length
      const worse = others.with(index, spoil(others[index]!))
      expect(stops(verdictBy(given, worse).verdict)).toBeGreaterThanOrEqual(
        stops(verdictBy(given, others).verdict),
      )
    }),
    { numRuns: 2_000 },
  )
})

test('a pass that becomes a failure improves nothing that is serious', () => {
  const serious = results.filter(given =>
    given.every(({ severity }) => severity === 'critical' || severity === 'major'),
  )
  fc.assert(
    fc.property(serious, runs, fc.nat(), (given, others, place) => {
      fc.pre(others.length > 0)
      const index = place % others.length
      const { run, results: told } = others[index]!
      const broken = told.map((result): CheckResult =>
        result.outcome === 'passed' ? { ...result, outcome: 'failed', reason: 'broken' } : result,
      )
      const worse = others.with(index, { run, results: broken })
      expect(rank[verdictBy(given, worse).verdict]).toBeGreaterThanOrEqual(
        rank[verdictBy(given, others).verdict],
      )
    }),
    { numRuns: 500 },
  )
})

test('a second target improves nothing that the first one failed or could not tell', () => {
  fc.assert(
    fc.property(results, runs, runs, (given, first, second) => {
      const [one, other] = [first, second].map(told => otherEvidence({ told: toldBy(told) }))
      const both = verdictWith(given, [], {}, [], [one!, { ...other!, profile: 'second' }])
      const alone = verdictWith(given, [], {}, [], [one!])
      for (const [index, { outcome }] of alone.results.entries())
        if (outcome === 'failed') expect(both.results[index]!.outcome).toBe('failed')
    }),
  )
})

test('the verdict says what it rests on, and damage leaves it undecided', () => {
  const given = resultsOf(
    ['critical', 'major', 'major'],
    ['passed', 'passed', 'passed', 'passed', 'not-assessed'],
  )
  const run = otherRun({ startedAt: at(nowMs - hourMs), finishedAt: at(nowMs - 1) })
  const told = [{ run, result: recorded({ ...given[4]!, outcome: 'passed' }, nowMs - hourMs) }]
  const report = verdictWith(given, [], {}, [], [otherEvidence({ told })])
  expect(report).toMatchObject({
    verdict: 'GO',
    summaryMessage: 'GO: 5 of 5 checks passed, 1 of them by evidence of staging.',
    evidenceFrom: [{ profile: 'staging', passed: 1 }],
  })
  expect(report.results[4]).toMatchObject({ id: ids[2], from: { profile: 'staging' } })
  const flaw = 'history/20261130T100000Z-r1/manifest.json: must be there, is missing'
  const damaged = verdictWith(given, [], {}, [], [otherEvidence({ told, problems: [flaw] })])
  expect(damaged).toMatchObject({
    verdict: 'UNDECIDED',
    problems: [`evidence of staging: ${flaw}`],
  })
})
