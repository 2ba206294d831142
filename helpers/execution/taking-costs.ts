import { meanInterval, type MeanInterval } from '../mean-interval.ts'
import { quantile, type Quantile } from '../quantile.ts'
import { averagePrice } from './average-price.ts'
import type { Side } from './side.ts'
import { slippageBps } from './slippage.ts'
import { midOf, tradeSpreads } from './spreads.ts'

/** The best prices of a venue; decimals as text. */
interface Quote {
  readonly bid: string
  readonly ask: string
}

/** An order that was to take, and its fills; decimals as text. */
export interface TakenOrder {
  readonly order: {
    readonly side: Side
    /** What the trading system says that the mid price was when it sent the order. */
    readonly arrivalPrice?: string | undefined
  }
  readonly steps: readonly {
    readonly fill?: { readonly price: string; readonly quantity: string } | undefined
  }[]
  /** What the venue said of its best prices before the order, if it was asked. */
  readonly quote?: Quote | undefined
}

/** An order that took, and what the venue said of its best prices before and after it. */
export interface QuotedOrder extends TakenOrder {
  readonly quote: Quote
  readonly laterQuote: Quote
}

/** An order that was filled, beside the mid price when it was sent. */
export interface ArrivedOrder {
  readonly side: Side
  readonly price: number
  readonly arrival: number
}

/** Orders by what can be said of their cost. */
export interface Arrivals {
  readonly arrived: readonly ArrivedOrder[]
  /** Orders that were filled, and of which nobody says what the mid price was before. */
  readonly unpriced: number
  /** Orders that were not filled at all: their cost is not known. */
  readonly unfilled: number
}

/**
 * The mid price before each order that was filled. It is that of quotes which were asked of the venue itself, so that nothing
 * rests on what the trading system says it saw; where none was asked, as of recorded orders, it is the trading system's own.
 * What an order cost is the price of its fills, which a venue can confirm, and not the average that it says. Throws
 * `RangeError` as `midOf` and `averagePrice` do.
 */
export function arrivals(orders: readonly TakenOrder[]): Arrivals {
  const filled = orders.flatMap(taken => {
    const price = fillPrice(taken)
    return price === undefined ? [] : [{ ...taken, price }]
  })
  const arrived = filled.flatMap(({ order: { side, arrivalPrice }, quote, price }) => {
    if (!quote && arrivalPrice === undefined) return []
    return [{ side, price, arrival: quote ? midOf(numbers(quote)) : Number(arrivalPrice) }]
  })
  return {
    arrived,
    unpriced: filled.length - arrived.length,
    unfilled: orders.length - filled.length,
  }
}

/** What orders cost against the mid price when they were sent, in basis points of it. */
export interface Slippage {
  readonly mean: MeanInterval
  readonly p95: Quantile
  readonly values: readonly number[]
}

/**
 * Arrival slippage of orders that were filled: the mean with its 95 % confidence interval, and the 95th percentile. Throws
 * `RangeError` where no order was filled, and as `slippageBps` does.
 */
export function slippageOf(orders: readonly ArrivedOrder[]): Slippage {
  const values = orders.map(({ side, price, arrival }) => slippageBps(side, price, arrival))
  return { mean: meanInterval(values), p95: quantile(values, 0.95), values }
}

/**
 * How far the mid price moved along with orders that were filled, until right after each, in basis points: the mean with its
 * 95 % confidence interval. Throws `RangeError` where no order was filled, and as `midOf` does.
 */
export function impactOf(orders: readonly QuotedOrder[]): MeanInterval {
  return meanInterval(
    orders.flatMap(taken => {
      const price = fillPrice(taken)
      if (price === undefined) return []
      const { order, quote, laterQuote } = taken
      const laterMid = midOf(numbers(laterQuote))
      const trade = { side: order.side, price, quote: numbers(quote), laterMid }
      return [tradeSpreads(trade).impactBps / 2]
    }),
  )
}

function fillPrice({ steps }: TakenOrder): number | undefined {
  const fills = steps.flatMap(({ fill }) =>
    fill ? [{ price: Number(fill.price), quantity: Number(fill.quantity) }] : [],
  )
  return fills.length > 0 ? averagePrice(fills) : undefined
}

const numbers = ({ bid, ask }: Quote) => ({ bid: Number(bid), ask: Number(ask) })
