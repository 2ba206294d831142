import type { z } from 'zod'
import type { KeyPath } from './key-path.ts'
import type { Merged, Source } from './merge.ts'
import { problemsOf, problemText, type Problem } from './problem.ts'
import { besides } from './read-sources.ts'
import { readToml } from './toml-file.ts'
import { isTable, valueAt, type Table } from './toml-table.ts'

/** The entries of a file beside the configuration, such as waivers, and what is wrong with them. */
export interface ReadEntries<Entry> {
  readonly entries: readonly Entry[]
  /** The file and line of each entry. */
  readonly places: readonly string[]
  readonly problems: readonly string[]
}

/** A file that a setting names, with one array of tables. */
export interface EntriesFile<Schema extends z.ZodType, Entry> {
  readonly setting: KeyPath
  /** The array of tables. */
  readonly key: string
  /** Fields that may be written as instants in TOML's own way, without quotes. */
  readonly instants: readonly string[]
  readonly schema: Schema
  readonly entriesIn: (parsed: z.output<Schema>) => readonly Entry[]
  /** What is wrong with entries of the right form. */
  readonly flawsIn: (entries: readonly Entry[]) => readonly Problem[]
}

const nothing = { entries: [], places: [] }

/** Reads the file that a setting names, if it names one. */
export async function readEntries<Schema extends z.ZodType, Entry>(
  { table, originOf }: Merged,
  wanted: EntriesFile<Schema, Entry>,
): Promise<ReadEntries<Entry>> {
  const path = wanted.setting
  const name = valueAt(table, path)
  const origin = originOf(path)
  if (typeof name !== 'string' || name === '' || !origin) return { ...nothing, problems: [] }

  const found = await readToml(besides(origin.file, name))
  if ('problem' in found) return { ...nothing, problems: [found.problem] }
  if ('reason' in found) {
    const problem = {
      path,
      rule: 'must name a readable file',
      found: `${JSON.stringify(name)}, which ${found.reason}`,
    }
    return { ...nothing, problems: [problemText(problem, origin)] }
  }
  return judged(found, wanted)
}

function judged<Schema extends z.ZodType, Entry>(
  source: Source,
  { schema, key, instants, entriesIn, flawsIn }: EntriesFile<Schema, Entry>,
): ReadEntries<Entry> {
  const { file } = source
  const table = withTextDates(source.table, key, instants)
  const parsed = schema.safeParse(table)
  const entries = parsed.success ? entriesIn(parsed.data) : []
  const problems = parsed.success ? flawsIn(entries) : problemsOf(schema, table)
  const line = (path: KeyPath) => source.lines(path)
  return {
    entries,
    places: entries.map((_, index) => `${file}:${line([key, index])}`),
    problems: problems.map(problem => problemText(problem, { file, line: line(problem.path) })),
  }
}

/** An instant may be written in TOML's own way, without quotes. */
function withTextDates(table: Table, key: string, instants: readonly string[]): Table {
  const listed = table[key]
  if (!Array.isArray(listed)) return table
  const items: readonly unknown[] = listed
  const texts = items.map(item => {
    if (!isTable(item)) return item
    const dates = instants.flatMap(field => {
      const value = item[field]
      return value instanceof Date ? [[field, value.toISOString()] as const] : []
    })
    return Object.assign({}, item, Object.fromEntries(dates))
  })
  return { ...table, [key]: texts }
}
