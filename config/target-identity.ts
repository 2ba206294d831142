import { createHash } from 'node:crypto'
import { redacted } from './redact.ts'
import type { Config, Exchange } from './schema.ts'

/** What a configuration judges; two runs are of the same target exactly when their identities are equal. */
export interface TargetIdentity {
  readonly identity: string
  readonly lines: readonly string[]
}

/**
 * The profile, and every address that it judges, as configured: the ports that a sandbox happens to listen on are no part of
 * it, nor are limits, symbols and keys.
 */
export function targetIdentity(config: Config): TargetIdentity {
  const { profile, sandbox, trading_system: firm } = config
  const addresses = redacted({
    sandbox: sandbox.embedded ? 'embedded' : sandbox.control_url,
    firm: firm.url ?? firm.adapter,
    venues: config.market_connectivity.exchanges.map(venueLine).toSorted(),
  }) as { sandbox?: string; firm?: string; venues: readonly string[] }
  const lines = [
    `profile ${profile}`,
    ...(addresses.sandbox === undefined ? [] : [`sandbox ${addresses.sandbox}`]),
    ...addresses.venues.map(venue => `venue ${venue}`),
    ...(addresses.firm === undefined ? [] : [`trading system ${addresses.firm}`]),
  ]
  const digest = createHash('sha256').update(lines.join('\n')).digest('hex')
  return { identity: digest.slice(0, 16), lines }
}

const venueLine = ({ name, rest_api_url, websocket_url }: Exchange): string =>
  [name, rest_api_url, websocket_url].filter(part => part !== undefined).join(' ')
