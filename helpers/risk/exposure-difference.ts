/** What a trade did to an exposure: decimals as text, in the currency of the exposure. */
export interface ExposureChange {
  /** Exposure in the instrument before and after, short below zero; undefined where none is told. */
  readonly before: string | undefined
  readonly after: string | undefined
  /** The account's trades at the venue in between. */
  readonly trades: readonly { readonly side: 'buy' | 'sell'; readonly quantity: string }[]
  /** The mid price after the trades. */
  readonly bid: string
  readonly ask: string
}

/**
 * By how many percent what the risk system says that trades added to an exposure differs from what they came to,
 * |Δe − q·m| / |q·m| with their signed quantity q and the mid price m after them. An exposure that is not told is 0.
 * Throws `RangeError` where nothing was traded, or no price is above 0.
 */
export function exposureDifferencePct({ before, after, trades, bid, ask }: ExposureChange): number {
  const quantity = trades.reduce(
    (sum, trade) => sum + (trade.side === 'buy' ? 1 : -1) * Number(trade.quantity),
    0,
  )
  const mid = (Number(bid) + Number(ask)) / 2
  if (!(mid > 0)) throw new RangeError(`prices must be above 0, were ${bid} and ${ask}`)
  if (!(Math.abs(quantity) > 0)) throw new RangeError('something must have been traded, was not')
  const told = Number(after ?? '0') - Number(before ?? '0')
  if (!Number.isFinite(told))
    throw new RangeError(`exposures must be numbers, were ${before} and ${after}`)
  return (100 * Math.abs(told - quantity * mid)) / Math.abs(quantity * mid)
}
