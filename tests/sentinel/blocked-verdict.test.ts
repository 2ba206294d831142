import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CheckResult } from '../../core/run-report.ts'
import type { Waiver } from '../../core/waiver.ts'
import { ids, nowMs, results, verdictWith } from './judged-runs.ts'

/** Which check depends on which: anything, circles too. */
const dependencies = fc.array(fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 2 }), {
  minLength: ids.length,
  maxLength: ids.length,
})
const waivers = fc.subarray(
  [
    [ids[0], 'binance'],
    [ids[1], 'kraken'],
    [ids[2], undefined],
  ].map(([check, venue]): Waiver => ({
    check: check as Waiver['check'],
    venue,
    kind: 'failure',
    reason: 'known',
    author: 'Ada Example',
    approver: 'Grace Hopper',
    granted: new Date(nowMs - 1).toISOString(),
    expires: new Date(nowMs + 1).toISOString(),
  })),
  { maxLength: 2 },
)
const depending = fc.tuple(results, dependencies, dependencies).map(([given, names, others]) =>
  given.map((result): CheckResult => ({
    ...result,
    dependsOn: names[ids.findIndex(id => id === result.id)]!,
    toldThrough: others[ids.findIndex(id => id === result.id)]!,
  })),
)
const apart = (given: readonly CheckResult[]) =>
  given.map(result => ({ ...result, dependsOn: [], toldThrough: [] }))

test('naming the root cause never changes the verdict', () => {
  let blocked = 0
  fc.assert(
    fc.property(depending, waivers, (given, waived) => {
      const report = verdictWith(given, waived)
      expect(report.verdict).toBe(verdictWith(apart(given), waived).verdict)
      blocked += report.results.filter(result => result.blocked).length
    }),
    { numRuns: 2_000 },
  )
  expect(blocked).toBeGreaterThan(50)
})

test('what blocks another is itself told, with how many it blocks', () => {
  fc.assert(
    fc.property(depending, given => {
      const { results: judged, criticalIssues } = verdictWith(given, [])
      for (const { blocked, outcome, evidence } of judged) {
        if (!blocked) continue
        expect(outcome).toBe('not-assessed')
        expect(evidence).toEqual([])
        const root = judged.find(one => one.id === blocked.by && one.venue === blocked.venue)!
        expect(root.blocked).toBeUndefined()
        expect(['failed', 'inconclusive']).toContain(root.outcome)
        if (root.outcome === 'failed')
          expect(criticalIssues.join('\n')).toMatch(/it blocks \d+ other results?/)
      }
    }),
  )
})
