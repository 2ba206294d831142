import { access, constants } from 'node:fs/promises'
import type { Merged } from './merge.ts'
import { problemText } from './problem.ts'
import { besides } from './read-sources.ts'
import { entriesAt } from './rules/duplicates.ts'

const path = ['market_data', 'captures'] as const

/** Where the captures of a configuration are, in its order, and which of them cannot be read. */
export interface FoundCaptures {
  readonly files: readonly string[]
  readonly problems: readonly string[]
}

/** Looks for each captured feed beside the file that names it. */
export async function findCaptures({ table, originOf }: Merged): Promise<FoundCaptures> {
  const files: string[] = []
  const problems: string[] = []
  for (const [index, { file: name }] of entriesAt(table, path)) {
    const at = [...path, index, 'file']
    const origin = originOf(at)
    if (typeof name !== 'string' || name === '' || !origin) continue
    const file = besides(origin.file, name)
    files[index] = file
    const isReadable = await access(file, constants.R_OK).then(
      () => true,
      () => false,
    )
    if (isReadable) continue
    const found = `${JSON.stringify(name)}, which cannot be read`
    problems.push(problemText({ path: at, rule: 'must name a readable file', found }, origin))
  }
  return { files, problems }
}
