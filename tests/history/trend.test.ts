import { globSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RunReport } from '../../core/run-report.ts'
import { openDatabase } from '../../history/index/database.ts'
import { askHistory } from '../../history/index/ask.ts'
import { trendOf, type TrendQuestion } from '../../history/trend.ts'
import { trendText } from '../../reporters/trend.ts'
import { historyOf, target } from './kept-runs.ts'
import { resultOf, simulator } from './simulated-runs.ts'
import { reportWith } from '../reporters/report-builder.ts'

const run = simulator(
  { count: 100, within: 0.2, memory: 0, stalls: { share: 0, times: 0 }, between: 0.1 },
  5,
)
const check = 'connectivity/rest-latency'
const runs = (count: number) =>
  Array.from({ length: count }, (_, place) => run({ place, checks: [check, 'connectivity/two'] }))

async function ask(history: string, question: Partial<TrendQuestion> = {}) {
  using database = await openDatabase()
  const { skipped, answer: trend } = await askHistory(database, history, () =>
    trendOf(database, { check, target, ...question }),
  )
  return { skipped, trend }
}

/** What the reports themselves say, read without the index. */
const expected = (reports: readonly RunReport[], name: string) =>
  reports.map(({ runId, results }) => ({
    runId,
    value: results.find(({ id }) => id === check)!.evidence.find(one => one.name === name)!.value,
  }))

test('a trend is what the reports say, oldest first, whatever was indexed before', async () => {
  const reports = runs(6)
  const history = await historyOf(reports.slice(0, 3))
  for (const kept of [reports.slice(0, 3), reports]) {
    if (kept === reports) await historyOf(reports.slice(3), history)
    const { trend } = await ask(history)
    expect(trend.runs).toBe(kept.length)
    expect(trend.series).toMatchObject([{ venue: 'binance', measure: 'p95', unit: 'ms' }])
    expect(trend.series[0]!.points).toMatchObject(expected(kept, 'p95'))
  }
})

test('a run that could not measure it is a point, and other targets are none', async () => {
  const [first, second] = runs(2) as [RunReport, RunReport]
  const blind = {
    ...second,
    results: second.results.map(result => ({
      ...result,
      outcome: 'inconclusive' as const,
      evidence: [],
    })),
  }
  const other = reportWith([resultOf(check, [1])], {
    target: { identity: 'other', lines: [] },
    runId: 'other',
  })
  const { trend } = await ask(await historyOf([first, blind, other]))
  expect(trend.series[0]!.points).toMatchObject([
    { outcome: 'passed', value: expect.any(Number), limit: 20 },
    { outcome: 'inconclusive', value: null, limit: null },
  ])
  expect(trendText(trend)).toMatch(/@binance p95 \(ms\): 1 passed, 1 inconclusive/)
})

test('what was measured on another target is no point', async () => {
  const [first, second] = runs(2) as [RunReport, RunReport]
  const from = {
    profile: 'staging',
    runId: 'r9',
    bundle: '20261101T000000Z-r9',
    manifestSha256: 'a'.repeat(64),
    keyId: 'b'.repeat(64),
    startedAt: first.startedAt,
    instead: 'not allowed',
  }
  const [own, ...others] = second.results
  const composed = { ...second, results: [{ ...own!, from }, ...others] }
  const history = await historyOf([first, composed])
  const { trend } = await ask(history)
  expect(trend.series[0]!.points.map(({ runId }) => runId)).toEqual([first.runId])
  const two = await ask(history, { check: 'connectivity/two' })
  expect(two.trend.series[0]!.points).toHaveLength(2)
})

test('a sample can be asked for by its shares', async () => {
  const reports = runs(2)
  const { trend } = await ask(await historyOf(reports), { measure: 'round trip p90' })
  const quantiles = reports.map(
    ({ results }) =>
      results[0]!.evidence[0]!.distribution!.quantiles.find(({ share }) => share >= 0.9)!.value,
  )
  expect(trend.series[0]!.points.map(({ value }) => value)).toEqual(quantiles)
})

test('a damaged run is named and passed over; one that is altered or removed is read anew', async () => {
  const history = await historyOf(runs(3))
  await ask(history)
  const [first, second] = readdirSync(history)
    .filter(name => !name.startsWith('.'))
    .toSorted() as [string, string]
  rmSync(join(history, first), { recursive: true })
  writeFileSync(join(history, second, 'readiness.json'), '{}')
  const { trend, skipped } = await ask(history)
  expect(trend.runs).toBe(1)
  expect(skipped).toEqual([
    { path: join(history, second), reason: expect.stringContaining('is something else') },
  ])
})

test('it is answered after each of many runs, also when the index is put together anew', async () => {
  const reports = runs(16)
  const history = await historyOf([])
  const parts = () => globSync('.index/**/*.parquet', { cwd: history }).length
  const seen: number[] = []
  for (const [place, report] of reports.entries()) {
    await historyOf([report], history)
    expect((await ask(history)).trend.runs).toBe(place + 1)
    seen.push(parts())
  }
  expect(Math.max(...seen)).toBeLessThan(16)
  expect(seen.at(-1)).toBeLessThan(Math.max(...seen))
})

test('parts that another process took away in between are no matter, unless they are gone each time', async () => {
  const history = await historyOf(runs(3))
  using database = await openDatabase()
  const takeAway = () => {
    for (const part of globSync('.index/**/*.parquet', { cwd: history }))
      rmSync(join(history, part))
  }
  let asked = 0
  const { answer } = await askHistory(database, history, async () => {
    if (++asked === 1) takeAway()
    return trendOf(database, { check, target })
  })
  expect([asked, answer.runs]).toEqual([2, 3])
  await expect(
    askHistory(database, history, async () => {
      takeAway()
      return trendOf(database, { check, target })
    }),
  ).rejects.toThrow('.parquet')
})

test('a damaged index is written anew', async () => {
  const history = await historyOf(runs(2))
  await ask(history)
  const index = join(history, '.index')
  const parts = (readdirSync(index, { recursive: true }) as string[]).filter(name =>
    name.endsWith('.parquet'),
  )
  expect(parts).not.toEqual([])
  for (const part of parts) writeFileSync(join(index, part), 'no Parquet')
  expect((await ask(history)).trend.runs).toBe(2)
})

test('two that ask at once for what was never indexed are both answered', async () => {
  const history = await historyOf(runs(5))
  const answers = await Promise.all([ask(history), ask(history), ask(history)])
  expect(answers.map(({ trend }) => trend.runs)).toEqual([5, 5, 5])
  expect((await ask(history)).trend.series[0]!.points).toHaveLength(5)
})

test('what is not in the history is refused with what is', async () => {
  const history = await historyOf(runs(1))
  await expect(ask(history, { check: 'connectivity/rest' })).rejects.toThrow(
    /must be one that ran on this target, such as connectivity\/rest-latency.*was connectivity\/rest$/,
  )
  await expect(ask(history, { venue: 'kraken' })).rejects.toThrow(/--venue .* it has binance/)
  await expect(ask(history, { measure: 'x' })).rejects.toThrow(/--measure .* it has .*p95/)
  await expect(ask(history, { target: { identity: 'none', lines: ['x'] } })).rejects.toThrow(
    /none is kept of this one/,
  )
})
