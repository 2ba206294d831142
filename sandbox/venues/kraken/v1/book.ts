import { fixed } from '../amounts.ts'
import { bookChecksum, type Level } from '../market/checksum.ts'
import type { MarketFeed } from '../market/market-feed.ts'
import { microseconds } from '../times.ts'

/** WebSocket v1 pads every price to five decimals, and its checksum counts over those. */
const decimals = { price: 5, quantity: 8 } as const

interface Source {
  readonly market: MarketFeed
  readonly now: () => number
}

/** Sends a book and its changes; when both sides change they come as two objects, the checksum in the second. */
export function openBook(
  { market, now }: Source,
  { symbol, depth }: { readonly symbol: string; readonly depth: number },
  publish: (...payload: readonly unknown[]) => void,
): () => void {
  const rows = (levels: readonly Level[]) =>
    levels.map(([price, quantity]) => [
      fixed(price, decimals.price),
      fixed(quantity, decimals.quantity),
      microseconds(now()),
    ])
  const { book, end } = market.books.subscribe(symbol, depth, update => {
    const { changed, hasWrongChecksum } = update
    const checksum = bookChecksum(update.book, decimals)
    const c = String(hasWrongChecksum ? (checksum ^ 1) >>> 0 : checksum)
    const asks = changed.asks.length > 0 ? [{ a: rows(changed.asks) }] : []
    const bids = changed.bids.length > 0 ? [{ b: rows(changed.bids) }] : []
    const sides: readonly object[] = [...asks, ...bids]
    publish(...sides.slice(0, -1), { ...sides.at(-1), c })
  })
  publish({ as: rows(book.asks), bs: rows(book.bids) })
  return end
}
