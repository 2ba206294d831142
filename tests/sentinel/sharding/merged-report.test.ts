import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadConfig } from '../../../config/load.ts'
import type { CheckResult } from '../../../core/run-report.ts'
import type { Waiver } from '../../../core/waiver.ts'
import { json } from '../../../reporters/json.ts'
import { reportOf, type RecordedEnding } from '../../../sentinel/runner/run-report.ts'
import type { CheckFile } from '../../../sentinel/runner/selection.ts'
import { combined } from '../../../sentinel/sharding/combined.ts'
import { recordOf } from '../../../sentinel/sharding/record-of.ts'
import { shardEvidence, ShardRecord } from '../../../sentinel/sharding/shard-record.ts'
import { shareOf } from '../../../sentinel/sharding/share.ts'
import { ids, nowMs, resultsOf, results } from '../judged-runs.ts'

const loaded = await loadConfig([join(import.meta.dirname, '../../../config/sandbox.toml')], {})
const selected = ids.slice(0, 3)
const files = selected.map((id, place): CheckFile => ({
  id,
  path: `/elsewhere/suites/${id}.check.ts`,
  phase: id.startsWith('risk') ? 'risk' : 'connectivity',
  class: (['check', 'trade', 'drill'] as const)[place]!,
}))

const waiver: Waiver = {
  check: ids[0],
  venue: 'kraken',
  kind: 'failure',
  reason: 'the venue moves its servers',
  author: 'Ada Example',
  approver: 'Grace Hopper',
  granted: '2026-11-30T00:00:00Z',
  expires: '2026-12-02T00:00:00Z',
}

const ended = fc.record({
  given: results,
  dependent: fc.boolean(),
  waivers: fc.constantFrom([], [waiver], [{ ...waiver, expires: '2026-12-01T11:59:59Z' }]),
  problems: fc.array(fc.constantFrom('a worker died', 'outside any check: x', 'b'), {
    maxLength: 4,
  }),
  leftOpen: fc.uniqueArray(fc.constantFrom('binance m1', 'kraken m2', 'coinbase m3')),
  swept: fc.nat({ max: 3 }),
  interrupted: fc.boolean(),
  lastsMs: fc.integer({ min: 1, max: 500_000 }),
  of: fc.integer({ min: 1, max: 3 }),
})

/** What a machine of its own would have recorded of the same run. */
function partOf(whole: RecordedEnding, index: number, of: number): ShardRecord {
  const shard = { index, of, run: 'ci-1' }
  const share = shareOf(files, shard)
  const isOwn = ({ id }: CheckResult) => share.some(file => file.id === id)
  const deal = <Item>(all: readonly Item[]) =>
    all.filter((_, place) => place % of === index - 1).toReversed()
  // Of the whole, the first part has the beginning and the last one the end.
  const startedMs = index === 1 ? whole.startedMs : whole.finishedMs - 1
  const finishedMs = index === of ? whole.finishedMs : whole.startedMs + 1
  const ending = {
    ...whole,
    runId: `r${index}`,
    startedMs,
    finishedMs,
    results: whole.results.filter(isOwn),
    problems: deal(whole.problems),
    interrupted: whole.interrupted && index === of,
    sweep: {
      swept: index === 1 ? whole.sweep.swept : 0,
      leftOpen: deal(whole.sweep.leftOpen),
    },
  }
  const { text } = shardEvidence(recordOf({ ...ending, shard, wholeRun: files }))
  ShardRecord.parse(JSON.parse(text))
  return JSON.parse(text) as ShardRecord
}

test('from the same recorded results, parts give the report of one machine, byte for byte', () => {
  fc.assert(
    fc.property(ended, one => {
      const given = one.dependent
        ? one.given.map(result =>
            result.id === ids[2] ? result : { ...result, dependsOn: [ids[2]] },
          )
        : one.given
      const recorded: RecordedEnding = {
        runId: 'unknown yet',
        sandbox: false,
        startedMs: nowMs - one.lastsMs,
        finishedMs: nowMs,
        paths: ['suites'],
        missingPhases: ['liquidity'],
        faults: [],
        checkIds: ids,
        results: given,
        problems: one.problems,
        sweep: { swept: one.swept, leftOpen: one.leftOpen },
        interrupted: one.interrupted,
        target: { identity: 'abc', lines: ['profile sandbox'] },
      }
      const parts = Array.from({ length: one.of }, (_, place) =>
        partOf(recorded, place + 1, one.of),
      )
      const merged = combined(parts.toReversed() as [ShardRecord])
      const judging = {
        loaded: { ...loaded, waivers: one.waivers },
        phaseSpecs: new Map(),
        baseline: undefined,
      }
      const alone = reportOf({ ...recorded, runId: merged.runId, ...judging })
      expect(json(reportOf({ ...merged, ...judging }))).toBe(json(alone))
    }),
    { numRuns: 300 },
  )
})

const whole: RecordedEnding = {
  runId: 'r0',
  sandbox: false,
  startedMs: nowMs - 1000,
  finishedMs: nowMs,
  paths: [],
  missingPhases: [],
  faults: [],
  checkIds: ids,
  results: resultsOf(['critical', 'critical', 'critical'], Array(5).fill('passed')).map(result => ({
    ...result,
    evidence: [{ name: 'seen', value: true }],
  })),
  problems: [],
  sweep: { swept: 0, leftOpen: [] },
  interrupted: false,
  target: undefined,
}
const judged = (ending: RecordedEnding) =>
  reportOf({ ...ending, loaded, phaseSpecs: new Map(), baseline: undefined })

test('a part alone is conditional, all of them are GO, and one that is missing leaves the whole undecided', () => {
  const [first, second, third] = [1, 2, 3].map(index => partOf(whole, index, 3)) as [
    ShardRecord,
    ShardRecord,
    ShardRecord,
  ]
  expect(judged({ ...whole, shard: { index: 1, of: 3, run: 'ci-1' } }).verdict).toBe('CONDITIONAL')
  expect(judged(combined([first, second, third])).verdict).toBe('GO')
  const partial = judged(combined([third, first]))
  expect(partial.verdict).toBe('UNDECIDED')
  expect(partial.problems).toEqual([
    'shard 2 of 3 must bring its results, brought none: what it was to run is not known',
  ])
  const untold = partial.results.filter(({ outcome }) => outcome !== 'passed')
  expect(untold.map(({ id, outcome, severity }) => [id, outcome, severity])).toEqual([
    [ids[1], 'not-assessed', 'critical'],
  ])
})

test('the same parts give the run the same id, others another', () => {
  const [one, other] = [1, 2].map(index => partOf(whole, index, 2)) as [ShardRecord, ShardRecord]
  expect(combined([one, other]).runId).toBe(combined([other, one]).runId)
  expect(combined([one, { ...other, runId: 'r9' }]).runId).not.toBe(combined([one, other]).runId)
})
