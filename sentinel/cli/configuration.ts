import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadConfig, type LoadedConfig } from '../../config/load.ts'
import { installation } from '../installation.ts'
import type { Arguments } from './command.ts'

const defaultFile = join('config', 'sandbox.toml')

/** The configuration that the command line names, or the sandbox's: the project's own copy before the one that came along. */
export function configurationOf(typed: Arguments): Promise<LoadedConfig> {
  const named = [...typed.texts('file'), ...typed.texts('config')]
  if (named.length > 0) return loadConfig(named)
  return loadConfig([existsSync(defaultFile) ? defaultFile : join(installation, defaultFile)])
}
