import { resolve } from 'node:path'
import type { Merged } from './merge.ts'
import { besides } from './read-sources.ts'
import type { Config } from './schema.ts'

/** Turns the path of the risk history, which is relative to the file that names it, into an absolute one. */
export function withHistoryPath(config: Config, originOf: Merged['originOf']): Config {
  const { history } = config.risk_management
  const origin = originOf(['risk_management', 'history'])
  if (history === undefined || !origin) return config
  const path = resolve(besides(origin.file, history))
  return { ...config, risk_management: { ...config.risk_management, history: path } }
}
