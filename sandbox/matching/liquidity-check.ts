import type { BookSide } from './book-side.ts'
import { LiveOrder } from './live-order.ts'
import { product, smaller, floorTo, quotient } from './scaled.ts'
import type { NewOrder, Scaled } from './types.ts'

/** Whether a book side could fill an order whole, its own account's orders left out as its self-trade prevention says. */
export function canFill(side: BookSide, order: LiveOrder): boolean {
  const limit = side.keyOf(order.price)
  let missing = order.remaining
  for (const level of side.bestFirst()) {
    if (level.key < limit) return false
    for (let entry = level.first; entry; entry = entry.behind) {
      const isOwn = entry instanceof LiveOrder && entry.owner === order.owner
      if (isOwn && order.selfTradePrevention !== 'none') {
        if (order.selfTradePrevention !== 'expire-maker') return false
        continue
      }
      missing -= entry.remaining
      if (missing <= 0n) return true
    }
  }
  return false
}

/** What a market order would trade with the book as it stands, whoever's orders are in it. */
export function sweep(
  side: BookSide,
  order: NewOrder,
  lotSize: Scaled,
): { base: Scaled; quote: Scaled } {
  let base = 0n
  let quote = 0n
  for (const { price, total } of side.bestFirst()) {
    const wanted =
      order.quantity === undefined
        ? floorTo(quotient((order.quoteQuantity ?? 0n) - quote, price), lotSize)
        : order.quantity - base
    const part = smaller(total, wanted)
    if (part === 0n) break
    base += part
    quote += product(price, part)
  }
  return { base, quote }
}
