import type { KeyObject } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { ConfigError } from './config-error.ts'
import type { Merged } from './merge.ts'
import { problemText, type Problem } from './problem.ts'
import { publicKeyIn } from './public-key.ts'
import { besides } from './read-sources.ts'
import { entriesAt } from './rules/duplicates.ts'
import type { Config } from './schema.ts'

const path = ['evidence_from'] as const

/** Where the bundles and the keys of other targets are, in the order of the configuration, and which cannot be used. */
export interface FoundEvidence {
  readonly places: readonly Partial<Record<'history' | 'key', string>>[]
  readonly problems: readonly string[]
}

/** Looks for the folder and the key of each other target beside the file that names them. */
export async function findEvidenceFrom({ table, originOf }: Merged): Promise<FoundEvidence> {
  const places: Partial<Record<'history' | 'key', string>>[] = []
  const problems: string[] = []
  for (const [index, entry] of entriesAt(table, path)) {
    const place: Partial<Record<'history' | 'key', string>> = {}
    for (const name of ['history', 'key'] as const) {
      const at = [...path, index, name]
      const origin = originOf(at)
      const given = entry[name]
      if (typeof given !== 'string' || given === '' || !origin) continue
      const found = besides(origin.file, given)
      place[name] = found
      const flaw = name === 'history' ? await folderFlaw(found) : await keyFlaw(found)
      if (!flaw) continue
      const problem = { ...flaw, path: at, found: `${JSON.stringify(given)}, which ${flaw.found}` }
      problems.push(problemText(problem, origin))
    }
    places[index] = place
  }
  return { places, problems }
}

/** The settings with folders and keys by where they are, instead of by how the files name them. */
export const placedEvidence = (
  evidenceFrom: Config['evidence_from'],
  { places }: FoundEvidence,
): Config['evidence_from'] => evidenceFrom.map((one, index) => ({ ...one, ...places[index] }))

type Flaw = Omit<Problem, 'path'>

async function folderFlaw(folder: string): Promise<Flaw | undefined> {
  const rule = 'must name the folder of the evidence bundles of the other target'
  const remedy = 'fetch its history first'
  try {
    return (await stat(folder)).isDirectory() ? undefined : { rule, found: 'is no folder', remedy }
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    return { rule, found: isMissing ? 'is not there' : 'cannot be read', remedy }
  }
}

async function keyFlaw(file: string): Promise<Flaw | undefined> {
  const rule = 'must name a file with an Ed25519 public key in PEM'
  const remedy = 'write it with openssl pkey -in signing.pem -pubout -out public.pem'
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return { rule, found: 'cannot be read', remedy }
  try {
    publicKeyIn(text)
    return undefined
  } catch (error) {
    return { rule, found: `holds none: it ${(error as Error).message}`, remedy }
  }
}

/** The public key that must have signed the bundles of another target; throws a `ConfigError`. */
export async function keyOfOther({
  profile,
  key,
}: Config['evidence_from'][number]): Promise<KeyObject> {
  const flaw = await keyFlaw(key)
  if (!flaw) return publicKeyIn(await readFile(key, 'utf8'))
  throw new ConfigError([
    `evidence_from.key of ${profile}: ${flaw.rule}, was ${key}, which ${flaw.found}; ${flaw.remedy}`,
  ])
}
