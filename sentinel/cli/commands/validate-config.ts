import type { Action } from '../command.ts'
import { configurationOf } from '../configuration.ts'

/** Says whether a configuration is valid, what it is about, and which of its settings nothing reads yet. */
export const validateConfig: Action = async typed => {
  const { config, files, unread } = await configurationOf(typed)
  const venues = config.market_connectivity.exchanges.map(({ name }) => name)
  const lines = [
    `${files.join(' + ')} is valid.`,
    `profile ${config.profile}, venues ${venues.join(', ') || 'none'}, checks may ${config.safety.allow.join(', ')}.`,
    ...(unread.length > 0 ? [`${unread.length} settings are valid and read by nothing yet:`] : []),
    ...unread.map(path => `  ${path}`),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  return 0
}
