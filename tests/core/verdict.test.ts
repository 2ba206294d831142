import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { severities } from '../../core/check.ts'
import { outcomes, type Outcome } from '../../core/outcome.ts'
import { verdictOf, type RunFacts, type Verdict, type Weighed } from '../../core/verdict.ts'

const weighed: fc.Arbitrary<Weighed> = fc.record({
  severity: fc.constantFrom(...severities),
  outcome: fc.constantFrom(...outcomes),
  gapWaived: fc.boolean(),
})
const facts: fc.Arbitrary<RunFacts> = fc.record({
  results: fc.array(weighed, { maxLength: 8 }),
  problems: fc.nat(2),
  unassessedPhases: fc.nat(2),
  narrowed: fc.boolean(),
  interrupted: fc.constant(false),
})

const quiet: RunFacts = {
  results: [{ severity: 'critical', outcome: 'passed' }],
  problems: 0,
  unassessedPhases: 0,
  narrowed: false,
  interrupted: false,
}
const also = (severity: Weighed['severity'], outcome: Outcome, gapWaived = false): RunFacts => ({
  ...quiet,
  results: [...quiet.results, { severity, outcome, gapWaived }],
})

describe('the rule, row by row', () => {
  test.for<[string, RunFacts, Verdict]>([
    ['everything passed', quiet, 'GO'],
    ['interrupted', { ...also('critical', 'failed'), interrupted: true }, 'INTERRUPTED'],
    ['a critical check failed', also('critical', 'failed'), 'NO-GO'],
    ['a major check failed', also('major', 'failed'), 'NO-GO'],
    ['a critical check is inconclusive', also('critical', 'inconclusive'), 'UNDECIDED'],
    ['a major check is not assessed', also('major', 'not-assessed'), 'UNDECIDED'],
    ['a major check is stale', also('major', 'stale'), 'UNDECIDED'],
    ['a gap waiver covers the gap', also('major', 'not-assessed', true), 'CONDITIONAL'],
    ['a gap waiver does not cover a failure', also('major', 'failed', true), 'NO-GO'],
    ['an error outside any check', { ...quiet, problems: 1 }, 'UNDECIDED'],
    ['a phase that assessed nothing', { ...quiet, unassessedPhases: 1 }, 'UNDECIDED'],
    ['nothing at all', { ...quiet, results: [] }, 'UNDECIDED'],
    [
      'nothing but an advisory pass',
      { ...quiet, results: [{ severity: 'advisory', outcome: 'passed' }] },
      'UNDECIDED',
    ],
    ['a waived failure', also('critical', 'waived'), 'CONDITIONAL'],
    ['a minor failure', also('minor', 'failed'), 'CONDITIONAL'],
    ['a minor gap', also('minor', 'inconclusive'), 'CONDITIONAL'],
    ['a narrowed selection', { ...quiet, narrowed: true }, 'CONDITIONAL'],
    ['an advisory failure', also('advisory', 'failed'), 'GO'],
    ['something not applicable', also('critical', 'not-applicable'), 'GO'],
  ])('%s', ([, given, verdict]) => {
    expect(verdictOf(given)).toBe(verdict)
  })
})

const rank: Record<Verdict, number> = {
  GO: 0,
  CONDITIONAL: 1,
  UNDECIDED: 2,
  'NO-GO': 2,
  INTERRUPTED: 3,
}
/** Missing or worse evidence in the place of what was there. */
const worse: readonly Outcome[] = ['failed', 'inconclusive', 'not-assessed', 'stale']

/** Where nothing was looked at, a failure is more evidence than before, not worse. */
const looked = (outcome: Outcome) => outcome === 'passed' || outcome === 'waived'
const counts = ({ severity }: Weighed) => severity !== 'advisory'

describe('worse or missing evidence never improves the verdict', () => {
  test('when one result gets worse', () => {
    fc.assert(
      fc.property(facts, fc.nat(), fc.constantFrom(...worse), (given, index, outcome) => {
        const { results } = given
        if (results.length === 0) return
        const place = index % results.length
        if (!looked(results[place]!.outcome)) return
        const spoilt = results.with(place, { ...results[place]!, outcome, gapWaived: false })
        expect(rank[verdictOf({ ...given, results: spoilt })]).toBeGreaterThanOrEqual(
          rank[verdictOf(given)],
        )
      }),
    )
  })

  test('when a bad result is added', () => {
    fc.assert(
      fc.property(facts, weighed, (given, extra) => {
        if (!worse.includes(extra.outcome) || given.results.length === 0) return
        const more = { ...given, results: [...given.results, extra] }
        if (!given.results.some(result => counts(result) && looked(result.outcome))) return
        expect(rank[verdictOf(more)]).toBeGreaterThanOrEqual(rank[verdictOf(given)])
      }),
    )
  })

  test('when an error, an empty phase or a gap in the selection is added', () => {
    fc.assert(
      fc.property(facts, given => {
        const before = rank[verdictOf(given)]
        for (const change of [{ problems: 3 }, { unassessedPhases: 3 }, { narrowed: true }])
          expect(rank[verdictOf({ ...given, ...change })]).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  test('and no number of passes outweighs a serious failure or gap', () => {
    fc.assert(
      fc.property(facts, fc.nat(200), (given, passes) => {
        const before = verdictOf(given)
        if (before !== 'NO-GO') return
        const more: Weighed[] = Array.from({ length: passes }, () => ({
          severity: 'critical',
          outcome: 'passed',
        }))
        expect(verdictOf({ ...given, results: [...given.results, ...more] })).toBe('NO-GO')
      }),
    )
  })

  test('and the order of results does not matter', () => {
    fc.assert(
      fc.property(facts, given => {
        const turned = { ...given, results: given.results.toReversed() }
        expect(verdictOf(turned)).toBe(verdictOf(given))
      }),
    )
  })
})
