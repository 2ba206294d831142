import { openEndpoints } from '../../../clients/endpoint/open.ts'
import type { Endpoints } from '../../../clients/endpoint/port.ts'
import type { VenueServer } from '../../../sandbox/venues/server.ts'

/** Looks at the entrances of a venue's server. */
export const openedAt = (
  { rest, secondaryRest, websocket }: Omit<VenueServer, 'reset' | 'close'>,
  nameServers: readonly string[] = [],
): Endpoints =>
  openEndpoints(
    {
      name: 'bare',
      ccxtId: 'binance',
      rest,
      secondaryRest,
      websocket,
      symbols: [],
      timeScale: 1,
    },
    nameServers,
  )
