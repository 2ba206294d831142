import { makeWritable } from '../config/writable-folder.ts'
import { UsageError } from './usage-error.ts'

/**
 * Makes the folder of the reports before anything is looked at: a run of many minutes must not find at its end that its
 * result can be written nowhere. Throws a `UsageError`.
 */
export function usableOutput(folder: string): void {
  try {
    makeWritable(folder)
  } catch (error) {
    throw new UsageError(
      `the folder of the reports must be one that can be written to, was ${folder} (${error instanceof Error ? error.message : String(error)}); name another with --output`,
    )
  }
}
