import type { Exchange } from 'ccxt'
import { UnknownToVenue } from './errors.ts'
import type { InstrumentRules, VenueTarget } from './port.ts'
import type { VenueProtocol } from './protocol.ts'

/** Finds configured instruments, named by the venue's own symbols, among ccxt's markets. */
export interface Instruments {
  /** ccxt's symbol for a venue's; throws when it is not configured or not listed. */
  symbolOf(venueSymbol: string): Promise<string>
  /** The configured instruments as the venue describes them now; one that is not listed is absent. */
  rules(): Promise<readonly InstrumentRules[]>
}

export function instrumentsOf(
  exchange: Exchange,
  target: VenueTarget,
  protocol: VenueProtocol,
): Instruments {
  let loading: ReturnType<Exchange['loadMarkets']> | undefined
  // ccxt keeps a failed loading for ever unless it is told to load again.
  const load = () =>
    (loading ??= exchange.loadMarkets(true).catch((error: unknown) => {
      loading = undefined
      throw error
    }))
  return {
    async symbolOf(venueSymbol) {
      if (!target.symbols.includes(venueSymbol))
        throw new UnknownToVenue(
          `${venueSymbol} must be among the configured symbols of ${target.name}, was not; add it to supported_symbols`,
        )
      const listed = Object.values(await load())
      const market = listed.find(each => each?.[protocol.marketKey] === venueSymbol && each.spot)
      if (!market)
        throw new UnknownToVenue(
          `${venueSymbol} must be listed at ${target.name}, was not; correct supported_symbols`,
        )
      return market.symbol
    },
    async rules() {
      const listed = await exchange.fetchMarkets()
      return target.symbols.flatMap(symbol => {
        const market = listed.find(each => each?.[protocol.marketKey] === symbol && each.spot)
        return market ? [protocol.instrument(market.info, symbol)] : []
      })
    },
  }
}
