import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Attestation } from '../../core/attestation.ts'
import type { CheckId } from '../../core/check.ts'
import type { CheckResult } from '../../core/run-report.ts'
import { ids, nowMs, rank, results, verdictWith } from './judged-runs.ts'

const dayMs = 86_400_000
const ago = (days: number) => new Date(nowMs - days * dayMs).toISOString()

const sound: fc.Arbitrary<Attestation> = fc.record({
  check: fc.constantFrom<CheckId>(...ids),
  venue: fc.constantFrom('binance', 'kraken', undefined),
  result: fc.constantFrom('passed', 'failed'),
  statement: fc.constant('the line was cut, and came back after 3 s'),
  author: fc.constant('Ada Example'),
  approver: fc.constant('Grace Hopper'),
  performed: fc.constantFrom(ago(0), ago(0.2), ago(0.5)),
  frequency: fc.constantFrom('1d', '24h', '13h'),
})

/** Ways in which a pass must not count. */
const spoilt: fc.Arbitrary<Attestation> = fc
  .tuple(
    sound,
    fc.oneof(
      fc.record({ statement: fc.constantFrom('', ' ') }),
      fc.record({
        approver: fc.constantFrom('Ada Example', 'ada example', 'Αda Example', '', '?', 'Grаce'),
      }),
      // A failure does not go stale: it is told until a pass follows.
      fc.record({
        result: fc.constant('passed' as const),
        performed: fc.oneof(
          fc.string(),
          fc.constantFrom(ago(-0.1), ago(1), ago(400), '2026-12-01', '2026-12-01T11:00:00+01:00'),
        ),
      }),
      fc.record({ frequency: fc.constantFrom('', '0d', '2d', '25h', '-1d', '1y', '999999999d') }),
      fc.record({ check: fc.constantFrom<CheckId>('risk/*' as CheckId, 'risk/none') }),
      fc.record({ venue: fc.constantFrom('*', 'all', 'coinbase') }),
    ),
  )
  .map(([attestation, flaw]) => ({ ...attestation, ...flaw }))
  .filter(({ check }) => check !== 'risk/unselected')

const attestable = results.map(given =>
  given.map((result): CheckResult => ({ ...result, attestable: true })),
)
const verdictBy = (given: readonly CheckResult[], attestations: readonly Attestation[]) =>
  verdictWith(given, [], {}, attestations)

test('a malformed, stale, self-approved or over-broad attestation improves no verdict', () => {
  fc.assert(
    fc.property(attestable, fc.array(spoilt, { minLength: 1, maxLength: 6 }), (given, spoken) => {
      const without = verdictBy(given, [])
      const report = verdictBy(given, spoken)
      expect(rank[report.verdict]).toBeGreaterThanOrEqual(rank[without.verdict])
      for (const [index, { outcome }] of report.results.entries())
        if (outcome === 'passed') expect(without.results[index]!.outcome).toBe('passed')
    }),
    { numRuns: 1_000 },
  )
})

test('nothing stands for a check that does not let itself be attested', () => {
  fc.assert(
    fc.property(results, fc.array(sound, { minLength: 1, maxLength: 4 }), (given, spoken) => {
      expect(verdictBy(given, spoken).results).toEqual(verdictBy(given, []).results)
    }),
  )
})

test('a sound one settles just what was not assessed, and says so', () => {
  let settled = 0
  fc.assert(
    fc.property(attestable, fc.array(sound, { minLength: 1, maxLength: 4 }), (given, spoken) => {
      const report = verdictBy(given, spoken)
      for (const [index, { attestation, outcome, evidence }] of report.results.entries()) {
        if (!attestation) continue
        settled += 1
        expect(given[index]!.outcome).toBe('not-assessed')
        expect(['passed', 'failed']).toContain(outcome)
        expect(evidence.map(({ name }) => name)).toContain('attested')
      }
      const changed = report.results.filter(({ attestation }) => attestation)
      const told = report.attestations!.reduce((sum, { settles }) => sum + settles, 0)
      expect(changed).toHaveLength(told)
    }),
    { numRuns: 500 },
  )
  expect(settled).toBeGreaterThan(50)
})
