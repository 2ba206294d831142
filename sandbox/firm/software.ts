import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

let known: string | undefined

/** Digest of what runs: of every file of the firm, by its path. The files are read once, when somebody asks first. */
export const softwareDigest = (): string => (known ??= digestOf(import.meta.dirname))

function digestOf(folder: string): string {
  const hash = createHash('sha256')
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.[jt]s$/.test(path))
    .toSorted()
  for (const path of paths) {
    const content = readFileSync(join(folder, path))
    hash.update(`${path} ${content.length}\n`).update(content)
  }
  return `sha256:${hash.digest('hex')}`
}
