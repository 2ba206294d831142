import { resolve } from 'node:path'
import type { Environment } from './default-references.ts'
import type { Merged } from './merge.ts'
import { besides } from './read-sources.ts'
import type { Config } from './schema.ts'
import { resolveSecret } from './secrets.ts'

/** How the trading system is reached: resolved, nothing left to look up. */
export type TradingSystemTarget =
  | { readonly url: string; readonly token?: string; readonly deadlineMs: number }
  | { readonly adapter: string; readonly deadlineMs: number }

/** The configured trading system, its token included; undefined where none is configured. */
export function tradingSystemTarget(
  { trading_system: { url, adapter, api_token, deadline_ms: deadlineMs } }: Config,
  env: Environment = process.env,
): TradingSystemTarget | undefined {
  if (adapter !== undefined) return { adapter, deadlineMs }
  if (url === undefined) return undefined
  if (api_token === undefined) return { url, deadlineMs }
  return { url, token: resolveSecret(api_token, 'trading_system.api_token', env), deadlineMs }
}

/** How the trading system is killed and started again. */
export interface RestartCommands {
  readonly stop: readonly string[]
  readonly start: readonly string[]
  readonly deadlineMs: number
}

/** The configured commands; undefined where there are none. */
export function restartCommands({ trading_system }: Config): RestartCommands | undefined {
  if (!trading_system.process) return undefined
  const { stop, start, deadline_ms: deadlineMs } = trading_system.process
  return { stop, start, deadlineMs }
}

/** Turns the path of the module, which is relative to the file that names it, into an absolute one. */
export function withAdapterPath(config: Config, originOf: Merged['originOf']): Config {
  const { adapter } = config.trading_system
  const origin = originOf(['trading_system', 'adapter'])
  if (adapter === undefined || !origin) return config
  const path = resolve(besides(origin.file, adapter))
  return { ...config, trading_system: { ...config.trading_system, adapter: path } }
}
