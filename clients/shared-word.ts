import { createHash } from 'node:crypto'
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads'

/** Two names rarely fall on the same word; if they do, each waits for the other, too. */
const words = 65_536

/** What threads agree upon: each use has words of its own. */
export type Agreement = 'pace' | 'lane' | 'halt' | 'claim'

const keyOf = (agreement: Agreement) => `market-readiness-sentinel ${agreement}`

/** Makes the memory, so that the threads which this one starts from now on inherit it. */
export function shareWithThreads(): void {
  for (const agreement of ['pace', 'lane', 'halt', 'claim'] as const) memoryOf(agreement)
}

/** A word of memory, 0 at first, that every thread of this process sees under this name. */
export function sharedWord(agreement: Agreement, name: string): BigInt64Array<SharedArrayBuffer> {
  const index = createHash('sha256').update(name).digest().readUInt16BE(0)
  return new BigInt64Array(memoryOf(agreement), index * BigInt64Array.BYTES_PER_ELEMENT, 1)
}

function memoryOf(agreement: Agreement): SharedArrayBuffer {
  const inherited = getEnvironmentData(keyOf(agreement))
  if (inherited instanceof SharedArrayBuffer) return inherited
  const made = new SharedArrayBuffer(words * BigInt64Array.BYTES_PER_ELEMENT)
  setEnvironmentData(keyOf(agreement), made)
  return made
}
