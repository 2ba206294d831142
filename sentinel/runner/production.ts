import type { GuardedHost } from '../../clients/order-gate/gate.ts'
import { guardedHosts } from '../../fixtures/guarded-hosts.ts'
import { hostsOf } from '../../clients/venue/hosts.ts'
import { isLoopback, normalHost } from '../../clients/loopback.ts'
import type { VenueTarget } from '../../clients/venue/port.ts'
import { ConfigError } from '../../config/config-error.ts'
import type { Config } from '../../config/schema.ts'

/**
 * The names of venues that are reached at a production host: one that ccxt calls the venue's own, or one that the
 * profile lists, a tunnel on this machine too. What the profile calls itself does not matter.
 */
export async function productionVenuesOf(
  { safety }: Config,
  venues: readonly VenueTarget[],
): Promise<readonly string[]> {
  const listed = venues.filter(venue =>
    hostsOf(venue).some(host => isListed(host, safety.production_hosts)),
  )
  const remote = venues.filter(venue => hostsOf(venue).some(host => !isLoopback(host)))
  if (remote.length === 0) return listed.map(({ name }) => name)
  const { productionVenues } = await import('../../clients/venue/production.ts')
  const known = await productionVenues(remote)
  return [...new Set([...known, ...listed.map(({ name }) => name)])]
}

/** The hosts of a target at which real money is, and whether the profile gives every key that orders need there. */
export async function productionHostsOf(
  config: Config,
  venues: readonly VenueTarget[],
): Promise<readonly GuardedHost[]> {
  const productionVenues = await productionVenuesOf(config, venues)
  refuseMistakenMode(config, productionVenues)
  await refuseMistakenAddresses(config)
  return guardedHosts({ safety: config.safety, venues, productionVenues })
}

/** A profile that takes production for a test system is not run with: throws a `ConfigError`. */
export function refuseMistakenMode(
  { market_connectivity: { exchanges } }: Config,
  productionVenues: readonly string[],
): void {
  const problems = exchanges.flatMap(({ name, sandbox_mode }, index) =>
    sandbox_mode && productionVenues.includes(name)
      ? [
          `market_connectivity.exchanges[${index}].sandbox_mode: must be false where an address is a production host, was true for ${name}; correct the addresses or the mode`,
        ]
      : [],
  )
  if (problems.length > 0) throw new ConfigError(problems)
}

/**
 * What is no venue must not be at a venue's production host: it could be connected to, and what is sent there would be
 * read as if it were harmless. Throws a `ConfigError`.
 */
export async function refuseMistakenAddresses(config: Config): Promise<void> {
  const remote = addressesBeside(config).filter(({ host }) => !isLoopback(host))
  if (remote.length === 0) return
  const { isHostOfAnyVenue } = await import('../../clients/venue/production.ts')
  const problems = await Promise.all(
    remote.map(async ({ path, what, host }) =>
      (await isHostOfAnyVenue(host))
        ? [`${path}: must be the address of ${what}, was ${host}, where a venue trades; correct it`]
        : [],
    ),
  )
  if (problems.flat().length > 0) throw new ConfigError(problems.flat())
}

interface AddressBeside {
  readonly path: string
  readonly what: string
  readonly host: string
}

/** Every address of a configuration that a run may connect to and that is no venue's. */
function addressesBeside({
  trading_system: { url },
  market_connectivity: { name_servers },
  clock: { ntp_servers },
}: Config): readonly AddressBeside[] {
  const servers = (path: string, what: string, addresses: readonly string[]) =>
    addresses.map((address, index) => ({
      path: `${path}[${index}]`,
      what,
      host: address.replace(/:\d+$/, ''),
    }))
  return [
    ...(url === undefined
      ? []
      : [{ path: 'trading_system.url', what: 'a shim', host: new URL(url).hostname }]),
    ...servers('market_connectivity.name_servers', 'a name server', name_servers),
    ...servers('clock.ntp_servers', 'a time server', ntp_servers),
  ]
}

/** Whether the profile lists a host as production. */
export const isListed = (host: string, listed: readonly string[]): boolean =>
  listed.some(one => normalHost(one) === normalHost(host))
