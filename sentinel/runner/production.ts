import { hostsOf } from '../../clients/venue/hosts.ts'
import { isLoopback } from '../../clients/loopback.ts'
import type { VenueTarget } from '../../clients/venue/port.ts'
import type { Config } from '../../config/schema.ts'

/**
 * The names of venues that are reached at a production host: one that ccxt calls the venue's own, or one that the
 * profile lists. What the profile calls itself does not matter.
 */
export async function productionVenuesOf(
  { safety }: Config,
  venues: readonly VenueTarget[],
): Promise<readonly string[]> {
  const remote = venues.filter(venue => hostsOf(venue).some(host => !isLoopback(host)))
  if (remote.length === 0) return []
  const { productionVenues } = await import('../../clients/venue/production.ts')
  const known = await productionVenues(remote)
  const listed = remote.filter(venue =>
    hostsOf(venue).some(host => safety.production_hosts.includes(host)),
  )
  return [...new Set([...known, ...listed.map(({ name }) => name)])]
}
