import type { VenueTarget } from '../core/venue-target.ts'
import { ConfigError } from './config-error.ts'
import type { Environment } from './default-references.ts'
import type { Config } from './schema.ts'
import { resolveSecret } from './secrets.ts'
import { venueTargets, type SandboxEndpointsLike } from './venue-targets.ts'

/**
 * The venues once more, as the accounts of the trading system are read there: with the configured keys, or where a sandbox
 * says that its own firm trades. A venue without such a key is left out.
 */
export function firmAccounts(
  config: Config,
  endpoints?: SandboxEndpointsLike,
  env: Environment = process.env,
): readonly VenueTarget[] {
  const venues = venueTargets(config, endpoints, env)
  if (endpoints)
    return venues.flatMap(venue => {
      const account = endpoints.venues[venue.name]?.firmAccount
      return account ? [{ ...venue, ...account, secondaryRest: undefined }] : []
    })
  return config.trading_system.accounts.map((account, index) => {
    const path = `trading_system.accounts[${index}]`
    const venue = venues.find(({ name }) => name === account.venue)
    if (!venue)
      throw new ConfigError([
        `${path}.venue: must be the name of an exchange (${venues.map(({ name }) => name).join(', ')}), was "${account.venue}"`,
      ])
    const { passphrase } = account
    const credentials = {
      apiKey: resolveSecret(account.api_key, `${path}.api_key`, env),
      secret: resolveSecret(account.api_secret, `${path}.api_secret`, env),
      ...(passphrase !== undefined && {
        passphrase: resolveSecret(passphrase, `${path}.passphrase`, env),
      }),
    }
    return { ...venue, credentials }
  })
}
