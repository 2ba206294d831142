import { join } from 'node:path'
import { median, processMs } from './process-time.ts'
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

const medianMs = (words: readonly string[]): number =>
  median(Array.from({ length: rounds }, () => processMs(words)))
