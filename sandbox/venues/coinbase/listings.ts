import { parseDecimal as decimal } from '../../decimal.ts'
import type { Instrument } from '../../matching/types.ts'
import type { Listing } from '../listing.ts'

/** What a product of Coinbase Exchange has in common with the others. */
const spot = {
  quote: 'USD',
  status: 'trading',
  minPrice: decimal('0.01'),
  maxPrice: decimal('1000000'),
  maxQuantity: decimal('100000'),
  minNotional: decimal('1'),
  maxNotional: decimal('10000000'),
  maxOpenOrders: 500,
} as const satisfies Partial<Instrument>

/** What the sandbox's Coinbase Exchange lists. */
export const coinbaseListings: readonly Listing[] = [
  {
    instrument: {
      ...spot,
      symbol: 'BTC-USD',
      base: 'BTC',
      tickSize: decimal('0.01'),
      lotSize: decimal('0.00000001'),
      minQuantity: decimal('0.00000001'),
    },
    market: { source: 'reference' },
  },
  {
    instrument: {
      ...spot,
      symbol: 'ETH-USD',
      base: 'ETH',
      tickSize: decimal('0.01'),
      lotSize: decimal('0.00000001'),
      minQuantity: decimal('0.00000001'),
    },
    market: { source: 'reference' },
  },
  {
    instrument: {
      ...spot,
      symbol: 'LTC-USD',
      base: 'LTC',
      tickSize: decimal('0.01'),
      lotSize: decimal('0.00000001'),
      minQuantity: decimal('0.00000001'),
    },
    market: { source: 'reference' },
  },
]
