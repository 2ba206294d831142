// The files, one a line, with a test that failed, by Vitest's JSON report of a run.
import { readFileSync } from 'node:fs'

const { testResults } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const failed = testResults.filter(({ status }) => status === 'failed').map(({ name }) => name)
process.stdout.write(failed.map(name => `${name}\n`).join(''))
