import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunReport } from '../core/run-report.ts'
import type { BenchResult } from './result.ts'

const root = join(import.meta.dirname, '..')

/** A run of the connectivity phase on three venues as a user starts it: all of it, and the wait for its first check. */
export function benchPhase(): readonly BenchResult[] {
  const startedMs = Date.now()
  execFileSync('npm', ['run', '--silent', 'readiness', '--', 'suites/connectivity'], {
    cwd: root,
    stdio: 'ignore',
  })
  const wholeMs = Date.now() - startedMs
  const report = JSON.parse(readFileSync(join(root, 'reports/readiness.json'), 'utf8')) as RunReport
  const starts = report.results.flatMap(({ startedAt }) =>
    startedAt ? [Date.parse(startedAt)] : [],
  )
  const firstMs = Math.min(...starts) - startedMs
  return [
    {
      name: 'readiness suites/connectivity',
      value: wholeMs,
      unit: 'ms',
      target: 20_000,
      holds: wholeMs <= 20_000,
    },
    {
      name: 'its first check begins after',
      value: firstMs,
      unit: 'ms',
      target: 3_000,
      holds: firstMs <= 3_000,
    },
  ]
}
