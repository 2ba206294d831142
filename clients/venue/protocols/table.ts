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

/** Undefined for a venue that is not spoken. */
export const protocolIfKnown = (ccxtId: string): VenueProtocol | undefined =>
  Object.hasOwn(protocols, ccxtId) ? protocols[ccxtId] : undefined

export function protocolOf(ccxtId: string): VenueProtocol {
  const protocol = protocolIfKnown(ccxtId)
  if (!protocol)
    throw new UnknownToVenue(
      `a venue must be one of ${Object.keys(protocols).join(', ')}, was '${ccxtId}'; leave it out of the configuration`,
    )
  return protocol
}
