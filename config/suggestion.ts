import type { z } from 'zod'
import { nearest } from './edit-distance.ts'
import { settingText, type KeyPath } from './key-path.ts'
import { keysAt, pathsOf } from './schema-walk.ts'

/** What the writer of an unknown key probably meant: a key beside it that is spelt alike, or its place elsewhere. */
export function suggestionFor(schema: z.ZodType, section: KeyPath, key: string): string {
  const here = nearest(key, keysAt(schema, section))
  if (here !== undefined) return `did you mean \`${here}\`?`

  const places = pathsOf(schema)
    .filter(path => path.length > 1 && path.at(-1) === key)
    .map(path => sectionText(path.slice(0, -1)))
  if (places.length > 0) return `it belongs in ${places.join(' or ')}`

  return section.length === 0
    ? 'docs/configuration.md lists the sections'
    : `docs/configuration.md lists the settings of ${sectionText(section)}`
}

/** A section as its header is written in TOML. */
function sectionText(path: KeyPath): string {
  const name = settingText(path).replaceAll('[]', '')
  return typeof path.at(-1) === 'number' ? `[[${name}]]` : `[${name}]`
}
