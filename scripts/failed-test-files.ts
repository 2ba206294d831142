/** Prints the files, one a line, that have a test that failed, by the report of Vitest's JSON reporter at the path that is named. */
import { readFileSync } from 'node:fs'

interface JsonReport {
  readonly testResults: readonly { readonly name: string; readonly status: string }[]
}

const { testResults } = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as JsonReport
const failed = testResults.filter(({ status }) => status === 'failed')
process.stdout.write(failed.map(({ name }) => `${name}\n`).join(''))
