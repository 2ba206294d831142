import type {
  BestPrices,
  BookChange,
  BookSnapshot,
  MarketEvent,
  TradeReport,
} from '../../../core/market-event.ts'

type Told<Event> = Omit<Event, 'kind' | 'symbol'>

// Every event of a kind has all its fields, in one order: what reads millions of them reads one shape.

export const snapshot = (
  symbol: string,
  { bids, asks, lastId, checksum, depth }: Told<BookSnapshot>,
): readonly MarketEvent[] => [{ kind: 'snapshot', symbol, bids, asks, lastId, checksum, depth }]

export const change = (
  symbol: string,
  { bids, asks, firstId, lastId, checksum, venueMs }: Told<BookChange>,
): readonly MarketEvent[] => [
  { kind: 'change', symbol, bids, asks, firstId, lastId, checksum, venueMs },
]

export const best = (
  symbol: string,
  { bid, ask, bidQuantity, askQuantity, lastId, venueMs }: Told<BestPrices>,
): readonly MarketEvent[] => [
  { kind: 'best', symbol, bid, ask, bidQuantity, askQuantity, lastId, venueMs },
]

export const trade = (
  symbol: string,
  {
    price,
    quantity,
    id,
    venueMs,
    past = false,
    repeated = false,
    aggregated = false,
  }: Told<TradeReport>,
): readonly MarketEvent[] => [
  { kind: 'trade', symbol, price, quantity, id, venueMs, past, repeated, aggregated },
]
