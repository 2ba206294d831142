import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadConfig, type LoadedConfig } from '../../config/load.ts'
import { installation } from '../installation.ts'
import type { Arguments } from './command.ts'

const defaultFile = join('config', 'sandbox.toml')

/** The configuration that the command line names, or the sandbox's. */
export const configurationOf = (typed: Arguments): Promise<LoadedConfig> =>
  loadConfig(configurationFiles(typed))

/** The files that the command line names, or the sandbox's: the project's own copy before the one that came along. */
export function configurationFiles(typed: Arguments): readonly [string, ...string[]] {
  const [first, ...others] = [...typed.texts('file'), ...typed.texts('config')]
  if (first !== undefined) return [first, ...others]
  return [existsSync(defaultFile) ? defaultFile : join(installation, defaultFile)]
}
