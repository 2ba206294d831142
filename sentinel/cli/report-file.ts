import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunReport } from '../../core/run-report.ts'
import { readReport, UnreadableReport } from '../../reporters/json.ts'
import { UsageError } from '../usage-error.ts'

/** The file of a report: `readiness.json` itself, or the folder that holds it. */
export async function reportFile(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined)
  return found?.isDirectory() ? join(path, 'readiness.json') : path
}

/** Reads a report that the command line names. */
export async function namedReport(path: string): Promise<RunReport> {
  const file = await reportFile(path)
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new UsageError(
      `${file} must be the readiness.json of a run, cannot be read (${error.message}); name the file or its folder`,
    )
  })
  try {
    return readReport(text)
  } catch (error) {
    if (error instanceof UnreadableReport) throw new UsageError(`${file}: ${error.message}`)
    throw error
  }
}
