import { readFileSync, statSync } from 'node:fs'
import type { KeyObject } from 'node:crypto'
import { publicKeyIn } from '../../config/public-key.ts'
import { UsageError } from '../usage-error.ts'
import type { Arguments } from './command.ts'

/** The folders of bundles that the command line names, each of which is there. */
export function bundlesOf({ paths }: Arguments): readonly string[] {
  if (paths.length === 0)
    throw new UsageError(
      'a bundle must be named by its folder, none was; each run says where it keeps its own, by default in reports/history',
    )
  const stranger = paths.find(path => !statSync(path, { throwIfNoEntry: false })?.isDirectory())
  if (stranger === undefined) return paths
  throw new UsageError(
    `a bundle must be a folder such as reports/history/20261128T201502Z-r47ece1b0, was ${stranger}, which is none`,
  )
}

/** The public key that `--key` names, if it does. */
export function trustedKey(typed: Arguments): KeyObject | undefined {
  const file = typed.text('key')
  if (file === undefined) return undefined
  try {
    return publicKeyIn(readFileSync(file, 'utf8'))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const why = code === undefined ? message : `must be a readable file, was not (${message})`
    throw new UsageError(`--key ${file}: ${why}`)
  }
}
