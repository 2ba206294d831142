import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { reportFile } from '../../core/bundle-manifest.ts'
import { runReportSchema } from '../../core/run-report.ts'
import { keptRuns, type KeptRun, type Skipped } from '../run-folder.ts'
import type { Database } from './database.ts'
import {
  indexVersion,
  isReportSql,
  measuresColumns,
  measuresSql,
  reportsSql,
} from './measures-sql.ts'

/** What the history measured, as a table that can be asked. */
export interface HistoryIndex {
  /** Runs that the table holds, newest first. */
  readonly runs: readonly KeptRun[]
  readonly skipped: readonly Skipped[]
}

/** Reports that are read at once: their whole text is in memory. */
const batchSize = 64
/** More parts than this are written together, so that a question need not open a file for each run. */
const mostParts = 12
/** A part of this many bytes is large enough to be left alone. */
const largePart = 4_000_000

/**
 * Brings the index up to date and offers it as the view `measures`, which holds the runs that are kept now and no others.
 *
 * The folders are the truth. The index is a handful of Parquet files beside them; each row says which state of which report
 * it was read from, so that rows of a report that was altered or removed are seen to be dead, and all of it can be deleted at
 * any time. A part takes its name when it is complete, and processes that index the same run at once do no harm.
 */
export async function openIndex(database: Database, history: string): Promise<HistoryIndex> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await broughtUpToDate(database, history)
    } catch (error) {
      // Another process may have removed a run, or written the parts together, between two looks.
      if (attempt === 4) throw error
      // What does not go away lies in the index itself, which is written anew.
      if (attempt === 3) rmSync(folderOf(history), { recursive: true, force: true })
    }
  }
}

async function broughtUpToDate(database: Database, history: string): Promise<HistoryIndex> {
  const { runs, skipped } = keptRuns(history)
  const parts = partsIn(history)
  const indexed = parts.length > 0 ? await statesIn(database, parts) : []
  const known = new Set(indexed)
  const missing = runs.filter(run => !known.has(stateOf(run)))
  const broken = await addPart(database, history, missing)

  const living = new Set(runs.map(stateOf))
  const dead = indexed.filter(state => !living.has(state)).length
  const usable = runs.filter(run => !broken.some(({ path }) => path === run.path))
  await offer(database, partsIn(history), usable)
  const all = partsIn(history)
  const small = all.filter(isSmall)
  const scattered = dead > living.size + batchSize ? all : small.length > mostParts ? small : []
  if (scattered.length > 0) {
    await rewrite(database, history, scattered)
    // What was offered lay in parts that are gone.
    await offer(database, partsIn(history), usable)
  }
  return { runs: usable, skipped: [...skipped, ...broken] }
}

/** Which state of which run a row was read from. */
const stateOf = ({ name, stamp }: KeptRun) => `${name} ${stamp}`

const folderOf = (history: string) => join(history, '.index', `v${indexVersion}`)

function partsIn(history: string): readonly string[] {
  const folder = folderOf(history)
  try {
    return readdirSync(folder)
      .filter(name => name.endsWith('.parquet'))
      .map(name => join(folder, name))
  } catch {
    return []
  }
}

const isSmall = (part: string) => (statSync(part, { throwIfNoEntry: false })?.size ?? 0) < largePart

async function statesIn(database: Database, parts: readonly string[]): Promise<readonly string[]> {
  const rows = await database.rows<{ state: string }>(
    'SELECT DISTINCT state FROM read_parquet($parts)',
    { parts },
  )
  return rows.map(({ state }) => state)
}

/** Reads the reports of runs that are not indexed yet; returns those that hold none. */
async function addPart(
  database: Database,
  history: string,
  runs: readonly KeptRun[],
): Promise<readonly Skipped[]> {
  const broken: Skipped[] = []
  await database.rows(`CREATE OR REPLACE TEMP TABLE fresh (${measuresColumns})`)
  for (let start = 0; start < runs.length; start += batchSize) {
    const batch = runs.slice(start, start + batchSize)
    const files = batch.map(({ path }) => join(path, reportFile))
    await database.rows(`CREATE OR REPLACE TEMP TABLE read AS ${reportsSql}`, { files })
    const bad = await database.rows<{ file: string; valid: boolean }>(
      `SELECT file, valid FROM read WHERE (${isReportSql}) IS NOT TRUE`,
    )
    broken.push(...bad.map(brokenFile))
    await database.rows(
      `CREATE OR REPLACE TEMP VIEW reports AS SELECT * FROM read WHERE ${isReportSql}`,
    )
    const states = `SELECT unnest($folders::VARCHAR[]) AS folder, unnest($states::VARCHAR[]) AS state`
    const rows = `SELECT m.* EXCLUDE (file), s.state FROM (${measuresSql}) m JOIN (${states}) s USING (folder)`
    await database.rows(`INSERT INTO fresh BY NAME ${rows}`, {
      folders: batch.map(({ name }) => name),
      states: batch.map(stateOf),
    })
  }
  if (broken.length < runs.length && (await isKept(database, history)))
    await database.rows('DELETE FROM fresh')
  return broken
}

const brokenFile = ({
  file,
  valid,
}: {
  readonly file: string
  readonly valid: boolean
}): Skipped => ({
  path: file.slice(0, -reportFile.length - 1),
  reason: valid
    ? `${reportFile} must be the report of this run in the format ${runReportSchema}, is something else`
    : `${reportFile} must be JSON, is broken`,
})

/** Whether what was read could be written down; where nobody may write, it is read again the next time. */
async function isKept(database: Database, history: string): Promise<boolean> {
  try {
    await writePart(database, history, 'SELECT * FROM fresh')
    return true
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return false
    throw error
  }
}

/** By check, so that a question about one check reads little. */
async function writePart(database: Database, history: string, rows: string): Promise<string> {
  const folder = folderOf(history)
  mkdirSync(folder, { recursive: true })
  const part = join(folder, `${randomUUID()}.parquet`)
  const draft = `${part}.draft`
  try {
    await database.rows(
      `COPY (${rows} ORDER BY check_id, venue, measure, started_at) TO ${quoted(draft)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480)`,
    )
    renameSync(draft, part)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  return part
}

/** Puts parts together and leaves out what is dead; whoever reads the old ones at that moment looks again. */
async function rewrite(
  database: Database,
  history: string,
  parts: readonly string[],
): Promise<void> {
  const whole = await writePart(
    database,
    history,
    `SELECT DISTINCT * EXCLUDE (filename) FROM measures WHERE filename IN (${parts.map(quoted).join(', ')})`,
  )
  for (const part of parts) if (part !== whole) rmSync(part, { force: true })
}

/** The view of what is kept now. */
async function offer(
  database: Database,
  parts: readonly string[],
  runs: readonly KeptRun[],
): Promise<void> {
  await database.rows(
    'CREATE OR REPLACE TEMP TABLE living AS SELECT unnest($states::VARCHAR[]) AS state',
    {
      states: runs.map(stateOf),
    },
  )
  const fresh = `SELECT *, '' AS filename FROM fresh`
  const rows =
    parts.length === 0
      ? fresh
      : `SELECT * FROM read_parquet([${parts.map(quoted).join(', ')}], filename = true) UNION ALL BY NAME ${fresh}`
  await database.rows(
    `CREATE OR REPLACE TEMP VIEW measures AS SELECT * FROM (${rows}) SEMI JOIN living USING (state)`,
  )
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
