import { readFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this program: the repository, or the installed package. */
export const installation = dirname(dirname(fileURLToPath(import.meta.url)))

/** A program of ours that runs in a process of its own: TypeScript in the repository, JavaScript in the package. */
export const programFile = (path: string): string =>
  join(installation, path + extname(import.meta.url))

/** Name and version, as `package.json` states them. */
export function tool(): { readonly name: string; readonly version: string } {
  const { name, version } = JSON.parse(
    readFileSync(join(installation, 'package.json'), 'utf8'),
  ) as { name: string; version: string }
  return { name, version }
}
