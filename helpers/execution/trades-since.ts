import { instantMs } from '../instant.ts'

/** How far the clocks of a trading system and a venue may be apart, and what a venue cuts off an instant. */
const clockSlackMs = 60_000

/**
 * From when on a venue is asked for the trades of an order, in milliseconds since 1970: a minute before the trading system
 * took it in by its own clock, which may be ahead of the venue's. What is told too much is told apart by its order.
 * Throws `RangeError` as `instantMs` does.
 */
export const tradesSinceMs = ({ createdAt }: { readonly createdAt: string }): number =>
  Math.floor(instantMs(createdAt)) - clockSlackMs
