import { priceOf, signOf, type Side } from './side.ts'

/** The best prices of a book. */
export interface BestPrices {
  readonly bid: number
  readonly ask: number
}

/** A trade against the quote that stood when its order arrived, and the mid price some time after. */
export interface QuotedTrade {
  readonly side: Side
  readonly price: number
  readonly quote: BestPrices
  /** Mid price after the horizon: 5 minutes by custom, 15 s to 1 min of late; SEC Rule 605 names several. */
  readonly laterMid: number
}

/** What a trade cost against the mid price, in basis points of the mid at its time. */
export interface TradeSpreads {
  readonly quotedBps: number
  /** What the taker paid: 2 · side · (price − mid) / mid. */
  readonly effectiveBps: number
  /** What the maker kept: 2 · side · (price − later mid) / mid. */
  readonly realisedBps: number
  /** How far the trade moved the market: effective less realised. */
  readonly impactBps: number
  /** Effective over quoted: below 1, the trade was better than the quote. Infinite or no number at a spread of zero. */
  readonly effectiveOverQuoted: number
  /** By how much the price was better than the quote that would have been taken; below zero it was worse. */
  readonly improvementBps: number
}

/** The mid price. Throws `RangeError` of prices not above zero, and of a bid above the ask: such a quote has no spread. */
export function midOf({ bid, ask }: BestPrices): number {
  if (priceOf('the bid', bid) > priceOf('the ask', ask))
    throw new RangeError(`a bid must be at most the ask ${ask}, was ${bid}`)
  return (bid + ask) / 2
}

/**
 * Quoted, effective and realised spread, price impact and price improvement of a trade. Spreads are whole ones, from side
 * to side, hence the factor 2; improvement is against one side. Throws `RangeError` as `midOf` does.
 * Source: Bessembinder and Kaufman, Journal of Financial Economics 46 (1997); 17 CFR 242.600 and 242.605.
 */
export function tradeSpreads({ side, price, quote, laterMid }: QuotedTrade): TradeSpreads {
  const mid = midOf(quote)
  const sign = signOf(side)
  const traded = priceOf('the price', price)
  const bps = (distance: number): number => (distance / mid) * 1e4
  const quotedBps = bps(quote.ask - quote.bid)
  const effectiveBps = bps(2 * sign * (traded - mid))
  const realisedBps = bps(2 * sign * (traded - priceOf('the later mid', laterMid)))
  const taken = side === 'buy' ? quote.ask : quote.bid
  return {
    quotedBps,
    effectiveBps,
    realisedBps,
    impactBps: effectiveBps - realisedBps,
    effectiveOverQuoted: effectiveBps / quotedBps,
    improvementBps: bps(sign * (taken - traded)),
  }
}
