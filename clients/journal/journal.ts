import { appendFileSync, mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'

const order = {
  venue: z.string(),
  symbol: z.string(),
  clientOrderId: z.string(),
  /** Sent through the trading system, which alone knows the order by this id. */
  via: z.literal('trading-system').optional(),
}

const entry = z.discriminatedUnion('kind', [
  /** About to be sent; from here on the order may exist. */
  z.object({ kind: z.literal('intent'), atMs: z.number(), ...order }),
  /** Found open after the run and canceled. */
  z.object({ kind: z.literal('swept'), atMs: z.number(), ...order }),
  /** May still be open: the reason says why nobody knows better. */
  z.object({ kind: z.literal('left-open'), atMs: z.number(), ...order, reason: z.string() }),
  /** The trading system is about to be killed by a drill. */
  z.object({ kind: z.literal('system-stopped'), atMs: z.number() }),
  /** It was started again. */
  z.object({ kind: z.literal('system-started'), atMs: z.number() }),
  /** The sweeper has looked at every order above. */
  z.object({ kind: z.literal('sweep-complete'), atMs: z.number() }),
])

export type JournalEntry = z.output<typeof entry>
/** Enough of an order to find and cancel it. */
export type JournalOrder = Pick<
  JournalEntry & { kind: 'intent' },
  'venue' | 'symbol' | 'clientOrderId' | 'via'
>

/**
 * Adds a line to the journal and returns when the operating system has it: what is not written is not sent.
 * Survives the death of any process, though not of the machine.
 */
export function appendToJournal(path: string, line: JournalEntry): void {
  mkdirSync(dirname(path), { recursive: true })
  // The line break in front ends a line that a full disk or a crash has cut short; it must not swallow this one.
  appendFileSync(path, `\n${JSON.stringify(line)}`)
}

/** Everything written so far, oldest first; a line cut short by a full disk or a crash is passed over, no journal is an empty one. */
export async function readJournal(path: string): Promise<readonly JournalEntry[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    // Without the folder, or with a file in its place, nothing can have been written.
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return ''
    throw error
  })
  return text.split('\n').flatMap(parseLine)
}

function parseLine(line: string): readonly JournalEntry[] {
  try {
    return [entry.parse(JSON.parse(line))]
  } catch {
    return []
  }
}
