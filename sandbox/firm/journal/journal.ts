import {
  closeSync,
  fdatasync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const sync = promisify(fdatasync)

/** The firm's journal holds a line that cannot be read and is not the last one: its records cannot be trusted. */
export class JournalDamaged extends Error {
  override readonly name = 'JournalDamaged'
  readonly code = 'JOURNAL_DAMAGED'
}

/** A file that only grows; what stands in it survives the process. */
export interface Journal<Entry> {
  /** What stood in it when it was opened, oldest first. */
  readonly entries: readonly Entry[]
  /** Whether its last line was torn, as by a crash amid writing; that line is gone. */
  readonly torn: boolean
  /** Hands a line to the operating system: it survives the process from here on, and the machine after `synced`. */
  append(entry: Entry): void
  /** Resolves once everything appended so far is on the disk; several that wait share one sync. */
  synced(): Promise<void>
  /** Forgets everything. */
  wipe(): void
  close(): void
}

/** Opens the journal of a folder, which is made where it is missing. Throws `JournalDamaged`. */
export function openJournal<Entry>(folder: string): Journal<Entry> {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'journal.jsonl')
  const file = openSync(path, 'a+')
  const content = readFileSync(path)
  const whole = content.lastIndexOf('\n') + 1
  const torn = whole < content.length
  if (torn) ftruncateSync(file, whole)
  const lines = content.subarray(0, whole).toString('utf8').split('\n').slice(0, -1)
  const entries = lines.map((line, index) => entryOf(line, `${path}:${index + 1}`) as Entry)

  let dirty = false
  let running: Promise<void> | undefined
  const syncOnce = async (): Promise<void> => {
    dirty = false
    await sync(file)
  }
  /** A sync that runs already may have begun before the last line, so that only the next one counts. */
  const synced = async (): Promise<void> => {
    if (running) await running
    if (running) return running
    if (!dirty) return
    running = syncOnce().finally(() => (running = undefined))
    await running
  }
  return {
    entries,
    torn,
    append(entry) {
      writeSync(file, `${JSON.stringify(entry)}\n`)
      dirty = true
    },
    synced,
    wipe() {
      ftruncateSync(file, 0)
    },
    close: () => closeSync(file),
  }
}

function entryOf(line: string, place: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new JournalDamaged(
      `every line of the journal but a torn last one must be JSON, ${place} is not; restore it from a copy before trading`,
    )
  }
}
