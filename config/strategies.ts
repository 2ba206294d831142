import { access, constants } from 'node:fs/promises'
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
] as const

/** Where the files of strategies are, in the order of the configuration, and which of them cannot be read. */
export interface FoundStrategies {
  readonly places: readonly Partial<Record<(typeof keys)[number], string>>[]
  readonly problems: readonly string[]
}

/** Looks for each file of a strategy beside the file that names it. */
export async function findStrategies({ table, originOf }: Merged): Promise<FoundStrategies> {
  const places: Partial<Record<(typeof keys)[number], string>>[] = []
  const problems: string[] = []
  for (const [index, entry] of entriesAt(table, path)) {
    const place: Partial<Record<(typeof keys)[number], string>> = {}
    for (const key of keys) {
      const at = [...path, index, key]
      const origin = originOf(at)
      const name = entry[key]
      if (typeof name !== 'string' || name === '' || !origin) continue
      const file = besides(origin.file, name)
      place[key] = file
      const isReadable = await access(file, constants.R_OK).then(
        () => true,
        () => false,
      )
      if (isReadable) continue
      const found = `${JSON.stringify(name)}, which cannot be read`
      problems.push(problemText({ path: at, rule: 'must name a readable file', found }, origin))
    }
    places[index] = place
  }
  return { places, problems }
}

/** The settings with files by where they are, instead of by how the configuration names them. */
export const placedStrategies = (
  strategies: Config['strategy'],
  { places }: FoundStrategies,
): Config['strategy'] => strategies.map((one, index) => ({ ...one, ...places[index] }))
