import { format, resolveConfig } from 'prettier'
import { z } from 'zod'
import { configurationGuide, configurationSchema } from '../config/documentation.ts'
import { RunReport } from '../core/run-report.ts'

/** A file of the repository that is made from the code. */
export interface GeneratedDocument {
  /** Path in the repository. */
  readonly path: string
  readonly text: () => Promise<string>
}

/** Everything that `npm run generate` writes; a test fails when one of them is stale. */
export const documents: readonly GeneratedDocument[] = [
  { path: 'config/schema.json', text: () => formattedJson(configurationSchema()) },
  { path: 'docs/run-report.schema.json', text: () => formattedJson(z.toJSONSchema(RunReport)) },
  { path: 'docs/configuration.md', text: () => Promise.resolve(configurationGuide()) },
]

/** JSON as the formatter of the repository wants it. */
async function formattedJson(value: object): Promise<string> {
  const options = await resolveConfig(import.meta.filename)
  return format(JSON.stringify(value), { ...options, parser: 'json' })
}
