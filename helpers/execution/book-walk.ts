import { averagePrice, type PricedQuantity } from './average-price.ts'
import { priceOf, quantityOf } from './side.ts'

/** What taking a quantity from one side of a book would come to. */
export interface BookWalk {
  readonly filledQuantity: number
  /** What the book does not hold; above zero, the price is that of a part only. */
  readonly missingQuantity: number
  /** Undefined where the side is empty. */
  readonly averagePrice: number | undefined
  /** Price of the last level that is needed. */
  readonly worstPrice: number | undefined
}

/**
 * Takes a quantity level by level from one side of a book, best price first (asks for a buy, bids for a sell); its
 * slippage is `slippageBps(side, averagePrice, mid)`. Throws `RangeError` of a quantity or price that is not above zero, and
 * of levels that do not go one way.
 */
export function walkBook(levels: readonly PricedQuantity[], wanted: number): BookWalk {
  let missing = quantityOf('what is wanted', wanted)
  requireOneWay(levels.map(({ price }) => priceOf('a level', price)))
  const taken: PricedQuantity[] = []
  for (const { price, quantity } of levels) {
    if (missing === 0) break
    const part = Math.min(missing, quantityOf('a level', quantity))
    taken.push({ price, quantity: part })
    missing -= part
  }
  return {
    filledQuantity: wanted - missing,
    missingQuantity: missing,
    averagePrice: taken.length === 0 ? undefined : averagePrice(taken),
    worstPrice: taken.at(-1)?.price,
  }
}

function requireOneWay(prices: readonly number[]): void {
  const steps = prices.slice(1).map((price, index) => Math.sign(price - prices[index]!))
  if (steps.some(step => step === 0 || step !== steps[0]))
    throw new RangeError(`levels must go from the best price on, were ${prices.join(' ')}`)
}
