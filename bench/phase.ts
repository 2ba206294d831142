import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunReport } from '../core/run-report.ts'
import type { BenchResult } from './result.ts'

const root = join(import.meta.dirname, '..')

/** Phases as a user starts them, with the time, in milliseconds, in which their run must end GO. */
const promises = [
  [['suites/connectivity'], 20_000],
  [['suites/market-data', 'suites/execution'], 45_000],
  [['suites/strategy', 'suites/risk'], 45_000],
] as const

/** Runs of phases on three venues, each from its start to its end, and the first one's wait for its first check. */
export function benchPhase(): readonly BenchResult[] {
  const runs = promises.map(([paths, target]) => ({ paths, target, ...timed(paths) }))
  const { paths, firstMs } = runs[0]!
  return [
    ...runs.map(({ paths, target, wholeMs }) => ({
      name: `readiness ${paths.join(' ')}`,
      value: wholeMs,
      unit: 'ms',
      target,
      holds: wholeMs <= target,
    })),
    {
      name: `the first check of ${paths.join(' ')} begins after`,
      value: firstMs,
      unit: 'ms',
      target: 3_000,
      holds: firstMs <= 3_000,
    },
  ]
}

/** Throws where the run does not end GO. */
function timed(paths: readonly string[]) {
  const startedMs = Date.now()
  execFileSync('npm', ['run', '--silent', 'readiness', '--', ...paths], {
    cwd: root,
    stdio: 'ignore',
  })
  const wholeMs = Date.now() - startedMs
  const report = JSON.parse(readFileSync(join(root, 'reports/readiness.json'), 'utf8')) as RunReport
  const starts = report.results.flatMap(({ startedAt }) =>
    startedAt ? [Date.parse(startedAt)] : [],
  )
  return { wholeMs, firstMs: Math.min(...starts) - startedMs }
}
