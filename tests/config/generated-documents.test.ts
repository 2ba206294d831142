import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { configurationGuide } from '../../config/documentation.ts'
import { settingText } from '../../config/key-path.ts'
import { schemaAt, pathsOf } from '../../config/schema-walk.ts'
import { Settings } from '../../config/schema.ts'
import { documents } from '../../scripts/documents.ts'
import { z } from 'zod'

test.for(documents.map(({ path, text }) => [path, text] as const))(
  '%s is what `npm run generate` writes',
  async ([path, text]) => {
    const file = join(import.meta.dirname, '../..', path)

    expect(readFileSync(file, 'utf8')).toBe(await text())
  },
)

test.for(pathsOf(Settings).map(path => [settingText(path), path] as const))(
  '%s is described',
  ([, path]) => {
    const schema = schemaAt(Settings, path)
    const description = schema && z.globalRegistry.get(schema)?.description

    expect(description).toMatch(/^[\p{Lu}\p{N}].*\.$/su)
    expect(configurationGuide()).toContain(description?.replaceAll('|', String.raw`\|`))
  },
)
