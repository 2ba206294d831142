import { execFileSync } from 'node:child_process'

/** How long a Node with these arguments takes from its start to its end, in milliseconds; throws where it ends badly. */
export function processMs(words: readonly string[]): number {
  const startedMs = performance.now()
  execFileSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] })
  return performance.now() - startedMs
}

/** The upper median of at least one value. */
export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!
