import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { targetIdentity } from '../config/target-identity.ts'
import { loadConfig } from '../config/load.ts'
import type { RunReport } from '../core/run-report.ts'
import { json } from '../reporters/json.ts'
import { largeReport } from '../tests/reporters/large-report.ts'
import { median, processMs } from './process-time.ts'
import type { BenchResult } from './result.ts'

const program = join(import.meta.dirname, '..', 'bin', 'readiness.js')
const check = 'deployment/claim-0'
const runs = 1000
const checks = 20
const rounds = 5
/** What cannot be saved of it: a process that loads the database, and asks it for nothing. */
const database = `
  const { openDatabase } = await import('${join(import.meta.dirname, '..', 'history/index/database.ts')}')
  using opened = await openDatabase()
  await opened.rows('SELECT 1')
`

/** How long `trend` takes over a thousand runs, each time with one that came since the last time, from the key press on. */
export async function benchTrend(): Promise<readonly BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'readiness-bench-'))
  try {
    const config = join(folder, 'bench.toml')
    writeFileSync(config, `profile = "bench"\nhistory.folder = "${join(folder, 'history')}"\n`)
    const target = targetIdentity((await loadConfig([config])).config)
    const keep = keeper(join(folder, 'history'), { ...largeReport(checks), target })
    for (let place = 0; place < runs - rounds; place++) keep(place)
    const words = [program, 'trend', check, '--config', config]
    const first = processMs(words)
    const times = Array.from({ length: rounds }, (_, round) => {
      keep(runs - rounds + round)
      return [processMs(words), processMs(['--input-type=module', '-e', database])] as const
    })
    const [value, floor] = [median(times.map(([own]) => own)), median(times.map(one => one[1]))]
    const peer = { name: 'a Node that loads the database and ends', value: floor }
    const name = `trend over ${runs} runs of ${checks} checks, the last of them new`
    return [
      { name, value, unit: 'ms', target: 1000, holds: value <= 1000, peer },
      {
        name: 'the same when none was read before, once',
        value: first,
        unit: 'ms',
        target: 20_000,
        holds: first <= 20_000,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Keeps the report as another run, an hour later for each place. */
function keeper(history: string, report: RunReport) {
  const text = json({ ...report, runId: '@run', startedAt: '2026-01-01T00:00:00.000Z' })
  return (place: number) => {
    const startedAt = new Date(Date.UTC(2026, 0, 1) + place * 3_600_000).toISOString()
    const runId = `r${String(place).padStart(8, '0')}`
    const bundle = `${startedAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z-${runId}`
    mkdirSync(join(history, bundle), { recursive: true })
    writeFileSync(
      join(history, bundle, 'readiness.json'),
      text.replace('@run', runId).replace('2026-01-01T00:00:00.000Z', startedAt),
    )
  }
}
