import { realpath } from 'node:fs/promises'
import { dirname, join, isAbsolute } from 'node:path'
import type { Source } from './merge.ts'
import { readToml } from './toml-file.ts'

/** The files of a configuration in the order in which they are merged, and what kept others from being read. */
export interface ReadFiles {
  readonly sources: readonly Source[]
  readonly problems: readonly string[]
}

/** Reads files and whatever they include; each file is read once, an included one before the one that includes it. */
export async function readSources(paths: readonly string[]): Promise<ReadFiles> {
  const reading: Reading = { sources: [], problems: [], done: new Set() }
  for (const path of paths) await read(reading, { file: path, parents: [] })
  return reading
}

/** A path in a file, seen from where that file is. */
export const besides = (file: string, path: string): string =>
  isAbsolute(path) ? path : join(dirname(file), path)

interface Reading {
  readonly sources: Source[]
  readonly problems: string[]
  readonly done: Set<string>
}

interface Wanted {
  readonly file: string
  /** Real paths of the files that lead here by including each other. */
  readonly parents: readonly string[]
  /** Which entry of which file asks for it. */
  readonly asked?: { readonly by: Source; readonly name: string; readonly index: number }
}

async function read(reading: Reading, wanted: Wanted): Promise<void> {
  const identity = await realpath(wanted.file).catch(() => wanted.file)
  if (wanted.parents.includes(identity)) {
    reading.problems.push(
      includeProblem(wanted, 'must not lead back to a file that includes it', ''),
    )
    return
  }
  if (reading.done.has(identity)) return
  reading.done.add(identity)

  const found = await readToml(wanted.file)
  if ('problem' in found) reading.problems.push(found.problem)
  else if ('reason' in found) reading.problems.push(unreadable(wanted, found.reason))
  else {
    await readIncluded(reading, found, [...wanted.parents, identity])
    reading.sources.push(found)
  }
}

/** An `include` of the wrong type is left to the schema, which says so. */
async function readIncluded(
  reading: Reading,
  by: Source,
  parents: readonly string[],
): Promise<void> {
  const names: unknown = by.table['include']
  if (!Array.isArray(names)) return
  for (const [index, name] of names.entries())
    if (typeof name === 'string' && name !== '')
      await read(reading, { file: besides(by.file, name), parents, asked: { by, name, index } })
}

const unreadable = (wanted: Wanted, reason: string): string =>
  wanted.asked
    ? includeProblem(wanted, 'must name a readable file', `, which ${reason}`)
    : `${wanted.file}: must be a readable file, ${reason}`

function includeProblem({ file, asked }: Wanted, rule: string, found: string): string {
  if (!asked) return `${file}: ${rule}`
  const { by, name, index } = asked
  const place = `${by.file}:${by.lines(['include', index])}`
  return `include[${index}]: ${rule}, was ${JSON.stringify(name)}${found} (${place})`
}
