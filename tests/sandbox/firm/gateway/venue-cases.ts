import type { MatchingEngine } from '../../../../sandbox/matching/types.ts'
import type { VenueFront } from '../../../../sandbox/venues/venue.ts'
import type { VenueName } from '../../../../sandbox/venues/registry.ts'
import { openQuietVenue as openBinance } from '../../binance/quiet-venue.ts'
import { openQuietVenue as openCoinbase } from '../../coinbase/quiet-venue.ts'
import { openQuietVenue as openKraken } from '../../kraken/quiet-venue.ts'

/** A quiet venue as the tests of gateways need it, whatever its name. */
export interface VenueCase {
  readonly name: VenueName
  readonly symbol: string
  readonly base: string
  readonly quote: string
  /** Off the grid of the symbol. */
  readonly badPrice: string
  readonly badQuantity: string
  /** Whether a client order id that is open already is refused. */
  readonly refusesDuplicates: boolean
  /** What the venue calls the end of an order that could not wait. */
  readonly endOfImmediate: 'canceled' | 'expired'
  /** Whether an order that was canceled untouched can still be asked for. */
  readonly remembersUntouched: boolean
  open(timeScale: number): Promise<OpenVenue>
}

export interface OpenVenue {
  readonly engine: MatchingEngine
  readonly front: VenueFront
  readonly account: string
}

export const venueCases: readonly VenueCase[] = [
  {
    name: 'binance',
    symbol: 'ETHUSDT',
    base: 'ETH',
    quote: 'USDT',
    badPrice: '1900.001',
    badQuantity: '0.50001',
    refusesDuplicates: true,
    endOfImmediate: 'expired',
    remembersUntouched: true,
    open: timeScale => openBinance({ timeScale }),
  },
  {
    name: 'coinbase',
    symbol: 'ETH-USD',
    base: 'ETH',
    quote: 'USD',
    badPrice: '1900.001',
    badQuantity: '0.500000001',
    refusesDuplicates: false,
    endOfImmediate: 'expired',
    remembersUntouched: false,
    open: timeScale => openCoinbase({ timeScale }),
  },
  {
    name: 'kraken',
    symbol: 'BTC/USD',
    base: 'BTC',
    quote: 'USD',
    badPrice: '1900.01',
    badQuantity: '0.500000001',
    refusesDuplicates: true,
    endOfImmediate: 'canceled',
    remembersUntouched: true,
    open: timeScale => openKraken({ timeScale }),
  },
]
