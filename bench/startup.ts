import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { BenchResult } from './result.ts'

const program = join(import.meta.dirname, '..', 'bin', 'readiness.js')
const rounds = 9

/** How long the quick commands take as a user feels it, beside a Node that starts and does nothing. */
export function benchStartup(): readonly BenchResult[] {
  const floor = medianMs(['-e', '0'])
  const peer = { name: 'node -e 0', value: floor }
  return [
    { name: 'readiness --help', words: [program, '--help'] },
    {
      name: 'validate-config',
      words: [program, 'validate-config', '--file', 'config/production.toml'],
    },
  ].map(({ name, words }) => {
    const value = medianMs(words)
    return { name, value, unit: 'ms', target: 300, holds: value <= 300, peer }
  })
}

function medianMs(words: readonly string[]): number {
  const times = Array.from({ length: rounds }, () => {
    const startedMs = performance.now()
    execFileSync(process.execPath, words, { stdio: 'ignore' })
    return performance.now() - startedMs
  })
  return times.toSorted((one, other) => one - other)[Math.floor(rounds / 2)]!
}
