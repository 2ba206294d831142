import type { Skipped } from '../../history/run-folder.ts'

/** Names on the error stream what the history holds and could not be used, each once. */
export function saySkipped(skipped: readonly Skipped[]): void {
  const lines = skipped.map(({ path, reason }) => `history: ${path} is passed over: ${reason}`)
  for (const line of new Set(lines)) process.stderr.write(`${line}\n`)
}
