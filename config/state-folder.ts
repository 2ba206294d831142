import { homedir } from 'node:os'
import { join } from 'node:path'
import { ConfigError } from './config-error.ts'
import type { Environment } from './default-references.ts'
import type { Config } from './schema.ts'
import { makeWritable } from './writable-folder.ts'

const ownName = 'market-readiness-sentinel'

/**
 * The same folder, made and found fit to be written to: what cannot be told to other runs is not asked of a venue that
 * they ask, too. Throws a `ConfigError`.
 */
export function usableStateFolder(config: Pick<Config, 'safety'>, env?: Environment): string {
  const folder = stateFolderOf(config, env)
  try {
    makeWritable(folder)
    return folder
  } catch (error) {
    throw new ConfigError([
      `safety.state_folder: must be a folder that can be written to, was ${folder} (${error instanceof Error ? error.message : String(error)}); name another`,
    ])
  }
}

/** The folder of what runs must know of one another, for every run of this user unless the profile names another. */
export function stateFolderOf(
  { safety: { state_folder } }: Pick<Config, 'safety'>,
  env: Environment = process.env,
): string {
  if (state_folder !== undefined) return state_folder
  const state = env['XDG_STATE_HOME']
  return join(state?.startsWith('/') ? state : join(homedir(), '.local', 'state'), ownName)
}
