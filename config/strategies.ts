import { access, constants } from 'node:fs/promises'
import type { KeyPath } from './key-path.ts'
import type { Merged } from './merge.ts'
import { problemText } from './problem.ts'
import { besides } from './read-sources.ts'
import { entriesAt } from './rules/duplicates.ts'
import type { Config } from './schema.ts'

const path = ['strategy'] as const
const keys = [
  'report',
  'returns',
  'equity',
  'trades',
  'result',
  'trials',
  'universe',
  'prices',
  'module',
] as const

/** Places of the files of one strategy, by the setting that names them. */
type Places = Partial<Record<(typeof keys)[number], string>> & { readonly data?: readonly string[] }

/** Where the files of strategies are, in the order of the configuration, and which of them cannot be read. */
export interface FoundStrategies {
  readonly places: readonly Places[]
  readonly problems: readonly string[]
}

/** Looks for each file of a strategy beside the file that names it. */
export async function findStrategies({ table, originOf }: Merged): Promise<FoundStrategies> {
  const places: Places[] = []
  const problems: string[] = []
  const look = async (at: KeyPath, name: unknown): Promise<string | undefined> => {
    const origin = originOf(at)
    if (typeof name !== 'string' || name === '' || !origin) return undefined
    const file = besides(origin.file, name)
    const isReadable = await access(file, constants.R_OK).then(
      () => true,
      () => false,
    )
    const found = `${JSON.stringify(name)}, which cannot be read`
    if (!isReadable)
      problems.push(problemText({ path: at, rule: 'must name a readable file', found }, origin))
    return file
  }
  for (const [index, entry] of entriesAt(table, path)) {
    const place: Record<string, string> = {}
    for (const key of keys) {
      const file = await look([...path, index, key], entry[key])
      if (file !== undefined) place[key] = file
    }
    const data: string[] = []
    for (const name of Array.isArray(entry['data']) ? entry['data'] : [])
      data.push((await look([...path, index, 'data'], name)) ?? '')
    places[index] = { ...place, ...(data.length > 0 && { data }) }
  }
  return { places, problems }
}

/** The settings with files by where they are, instead of by how the configuration names them. */
export const placedStrategies = (
  strategies: Config['strategy'],
  { places }: FoundStrategies,
): Config['strategy'] =>
  strategies.map((one, index) => {
    const { data, ...files } = places[index] ?? {}
    return { ...one, ...files, ...(data && { data: [...data] }) }
  })
