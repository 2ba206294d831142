import { squareRootImpactBps } from '../execution/market-impact.ts'
import { midOf, type BestPrices } from '../execution/spreads.ts'
import { requireFinite, requirePositive } from '../amount-error.ts'

/** An order that takes, and the market it meets; quantities in one unit. */
export interface OrderToPrice {
  readonly quantity: number
  readonly dailyVolume: number
  /** 0.02 is 2 % a day. */
  readonly dailyVolatility: number
  readonly quote: BestPrices
  readonly feeBps: number
  /** Y of the square-root law; 1 unless given, 0.5 to 1.5 are found. */
  readonly impactFactor?: number
}

/**
 * Whether the square-root law may be asked: `within` 0.01 % to 10 % of the daily volume; `below`, where it says too
 * much and stands as an upper bound; `above`, where it says too little and is not used.
 */
export type ImpactRange = 'below' | 'within' | 'above'

/** Expected cost of an order against the mid price when it is sent, in basis points of it. */
export interface OrderCost {
  readonly halfSpreadBps: number
  readonly feeBps: number
  /** None above the range of the law. */
  readonly impactBps: number | undefined
  /** None where the impact is not known: the other two alone would look cheap. */
  readonly totalBps: number | undefined
  readonly impactRange: ImpactRange
  /** Quantity over daily volume. */
  readonly share: number
}

const [least, most] = [1e-4, 0.1]

/**
 * Expected cost of an order: half the quoted spread, the fee, and the impact by the square-root law Y σ sqrt(Q / V),
 * taken as the mean over its fills; a Y that was fitted to the move when the order ends is to be multiplied by ⅔ first,
 * the mean of a square root. Half the spread, as one order pays one side; the round trip pays both, and the fee twice.
 * Throws `AmountError` on a quantity, volume, volatility or factor that is not above zero and on a fee that is not
 * finite, and `RangeError` as `midOf` does of a quote.
 * Source: Tóth et al., Physical Review X 1 (2011), for the law; Grinold and Kahn, Active Portfolio Management (2000),
 * for the sum.
 */
export function orderCost(order: OrderToPrice): OrderCost {
  const { quantity, dailyVolume, dailyVolatility, quote, feeBps, impactFactor = 1 } = order
  requirePositive('a quantity', quantity)
  requirePositive('a daily volume', dailyVolume)
  requirePositive('a daily volatility', dailyVolatility)
  requirePositive('an impact factor', impactFactor)
  requireFinite('a fee', feeBps)
  const share = quantity / dailyVolume
  const impactRange = rangeOf(share)
  const halfSpreadBps = ((quote.ask - quote.bid) / 2 / midOf(quote)) * 1e4
  const impactBps =
    impactRange === 'above'
      ? undefined
      : squareRootImpactBps({ quantity, dailyVolume, dailyVolatility, factor: impactFactor })
  const totalBps = impactBps === undefined ? undefined : halfSpreadBps + feeBps + impactBps
  return { halfSpreadBps, feeBps, impactBps, totalBps, impactRange, share }
}

function rangeOf(share: number): ImpactRange {
  if (share < least) return 'below'
  return share > most ? 'above' : 'within'
}
