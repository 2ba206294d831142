import { readFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The folder of this program: the repository, or the installed package. */
export const installation = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * What Node is told to run a program of ours in a process of its own: TypeScript in the repository, JavaScript in the
 * package. It ends cleanly, as the launcher does.
 */
export const programWords = (path: string): readonly string[] => [
  '--import',
  pathToFileURL(join(installation, 'bin', 'clean-exit.js')).href,
  join(installation, path + extname(import.meta.url)),
]

/** Name and version, as `package.json` states them. */
export function tool(): { readonly name: string; readonly version: string } {
  const { name, version } = JSON.parse(
    readFileSync(join(installation, 'package.json'), 'utf8'),
  ) as { name: string; version: string }
  return { name, version }
}
