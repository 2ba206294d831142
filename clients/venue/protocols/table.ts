import { UnknownToVenue } from '../errors.ts'
import type { VenueProtocol } from '../protocol.ts'
import { binance } from './binance.ts'
import { coinbase } from './coinbase.ts'
import { kraken } from './kraken.ts'

/** The venues whose protocol is known, by the id of ccxt's class. */
const protocols: Readonly<Record<string, VenueProtocol>> = {
  binance,
  coinbaseexchange: coinbase,
  kraken,
}

export function protocolOf(ccxtId: string): VenueProtocol {
  const protocol = Object.hasOwn(protocols, ccxtId) ? protocols[ccxtId] : undefined
  if (!protocol)
    throw new UnknownToVenue(
      `a venue must be one of ${Object.keys(protocols).join(', ')}, was '${ccxtId}'; leave it out of the configuration`,
    )
  return protocol
}
