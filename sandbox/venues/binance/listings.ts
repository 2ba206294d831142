import { parseDecimal as decimal } from '../../decimal.ts'
import type { Instrument } from '../../matching/types.ts'
import type { Listing } from '../listing.ts'

/** What a spot symbol of Binance has in common with the others. */
const spot = {
  quote: 'USDT',
  status: 'trading',
  tickSize: decimal('0.01'),
  minPrice: decimal('0.01'),
  maxPrice: decimal('1000000'),
  minNotional: decimal('5'),
  maxNotional: decimal('9000000'),
  priceBand: {
    bidUp: decimal('5'),
    bidDown: decimal('0.2'),
    askUp: decimal('5'),
    askDown: decimal('0.2'),
  },
  maxOpenOrders: 200,
} as const satisfies Partial<Instrument>

/** What the sandbox's Binance lists: ETHUSDT as it was captured, the others generated. */
export const binanceListings: readonly Listing[] = [
  {
    instrument: {
      ...spot,
      symbol: 'BTCUSDT',
      base: 'BTC',
      lotSize: decimal('0.00001'),
      minQuantity: decimal('0.00001'),
      maxQuantity: decimal('9000'),
    },
    market: { source: 'reference' },
  },
  {
    instrument: {
      ...spot,
      symbol: 'ETHUSDT',
      base: 'ETH',
      lotSize: decimal('0.0001'),
      minQuantity: decimal('0.0001'),
      maxQuantity: decimal('9000'),
    },
    market: {
      source: 'capture',
      file: new URL('../../data/binance_spot_ethusdt_20240808.txt.gz', import.meta.url),
    },
  },
  {
    instrument: {
      ...spot,
      symbol: 'LTCUSDT',
      base: 'LTC',
      lotSize: decimal('0.001'),
      minQuantity: decimal('0.001'),
      maxQuantity: decimal('90000'),
    },
    market: { source: 'reference' },
  },
]
