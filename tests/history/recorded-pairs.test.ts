import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { CheckResult, RunReport } from '../../core/run-report.ts'
import { reportWith } from '../reporters/report-builder.ts'
import { pairsOf } from './earlier.ts'
import { target } from './kept-runs.ts'
import { resultOf } from './simulated-runs.ts'

type RecordedResult = Pick<CheckResult, 'id' | 'venue' | 'outcome' | 'reason' | 'evidence'>
interface RecordedRun extends Pick<RunReport, 'runId' | 'startedAt'> {
  readonly results: readonly RecordedResult[]
}

/** What 25 runs of three checks recorded on the healthy sandbox, on a machine that had other work to do. */
const recorded = JSON.parse(
  gunzipSync(
    readFileSync(join(import.meta.dirname, '../data/runs/healthy-sandbox.json.gz')),
  ).toString(),
) as readonly RecordedRun[]

const runOf = ({ results, ...run }: RecordedRun) =>
  reportWith(
    results.map(result => ({ ...resultOf(result.id, [1]), ...result })),
    { ...run, target },
  )
const runs = recorded.map(runOf)

test('over 300 pairs of healthy runs of the sandbox nothing is called worse or better', () => {
  const pairs = [...pairsOf(runs)]
  expect(pairs).toHaveLength(300)
  expect(pairs.every(({ diff }) => diff.comparisons > 20)).toBe(true)
  expect(pairs.flatMap(({ diff }) => [...diff.worse, ...diff.better])).toEqual([])
})

/** The same run, in which one check on one venue took so many milliseconds longer, and nothing else differs. */
function delayed({ results, ...run }: RecordedRun, id: string, byMs: number): RunReport {
  const later = (value: number) => value + byMs
  return runOf({
    ...run,
    results: results.map(result =>
      result.id !== id || result.venue !== 'kraken'
        ? result
        : { ...result, evidence: result.evidence.map(seen => seenLater(seen, later)) },
    ),
  })
}

function seenLater(
  seen: CheckResult['evidence'][number],
  later: (value: number) => number,
): CheckResult['evidence'][number] {
  const { distribution } = seen
  if (!distribution)
    return typeof seen.value === 'number' && seen.unit === 'ms'
      ? { ...seen, value: later(seen.value) }
      : seen
  const { histogram, quantiles } = distribution
  return {
    ...seen,
    distribution: {
      ...distribution,
      min: later(distribution.min),
      max: later(distribution.max),
      quantiles: quantiles.map(({ share, value }) => ({ share, value: later(value) })),
      histogram: histogram && { ...histogram, origin: later(histogram.origin) },
    },
  }
}

test.for(['connectivity/rest-latency', 'execution/acknowledgement-latency'])(
  'a venue that answers 100 ms later is named by %s, within its limit, and nothing else is',
  id => {
    const [last] = [...pairsOf([...runs.slice(0, -1), delayed(recorded.at(-1)!, id, 100)], 24)]
    const { worse, better, otherwise } = last!.diff
    expect(worse.map(change => [change.id, change.venue])).toEqual([[id, 'kraken']])
    expect(worse[0]!.outcome).toBeUndefined()
    expect([better, otherwise]).toEqual([[], []])
  },
)
