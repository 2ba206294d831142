import { hostsOf } from '../../clients/venue/hosts.ts'
import { isLoopback } from '../../clients/egress.ts'
import type { VenueTarget } from '../../clients/venue/port.ts'
import type { Config } from '../../config/schema.ts'

/**
 * The names of venues that are reached at a production host: one of ccxt's default hosts that is not a test host, or one
 * that the profile lists. What the profile calls itself does not matter.
 */
export async function productionVenuesOf(
  { safety }: Config,
  venues: readonly VenueTarget[],
): Promise<readonly string[]> {
  const remote = venues.filter(venue => hostsOf(venue).some(host => !isLoopback(host)))
  if (remote.length === 0) return []
  const { productionHosts } = await import('../../clients/venue/production.ts')
  const known = new Set([...safety.production_hosts, ...(await productionHosts())])
  return remote
    .filter(venue => hostsOf(venue).some(host => known.has(host)))
    .map(({ name }) => name)
}
