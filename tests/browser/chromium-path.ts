import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

export const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'] as const

/** The Chromium of this machine, if there is one on the PATH. */
export const chromiumPath = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap(directory => chromiumNames.map(name => join(directory, name)))
  .find(isExecutable)

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
