import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Makes a folder and finds it fit to be written to. Throws an `Error` that says why it is not. */
export function makeWritable(folder: string): void {
  makeFolder(resolve(folder))
  accessSync(folder, constants.W_OK | constants.X_OK)
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
