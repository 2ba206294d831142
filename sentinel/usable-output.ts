import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { UsageError } from './usage-error.ts'

/**
 * Makes the folder of the reports before anything is looked at: a run of many minutes must not find at its end that its
 * result can be written nowhere. Throws a `UsageError`.
 */
export function usableOutput(folder: string): void {
  try {
    makeFolder(resolve(folder))
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new UsageError(
      `the folder of the reports must be one that can be written to, was ${folder} (${error instanceof Error ? error.message : String(error)}); name another with --output`,
    )
  }
}

/**
 * Level by level: Node's own way never ends where a file system says that a folder is not there when asked to make it, as
 * `/proc` does.
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    if (statSync(folder).isDirectory()) return
    throw new Error(`${folder} is no folder`)
  }
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another run may have been faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
