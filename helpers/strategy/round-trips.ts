import { badInput } from '../performance/series-error.ts'
import type { StrategyTrade } from './strategy.ts'

/**
 * How many positions were closed by fills: each fill that makes a position smaller, ends it or turns it round counts once.
 * Fills of each symbol are taken in their order; what is left of a position within a billionth of the fill is nothing.
 * Throws `SeriesError` of a quantity that is no number.
 */
export function roundTrips(trades: readonly StrategyTrade[]): number {
  const positions = new Map<string, number>()
  let closed = 0
  for (const { symbol, side, quantity } of trades) {
    const size = Number(quantity)
    if (!Number.isFinite(size))
      throw badInput(`a quantity must be a number, one of ${symbol} was ${quantity}: correct it`)
    const change = side === 'buy' ? size : -size
    const before = positions.get(symbol) ?? 0
    if (before * change < 0) closed++
    const after = before + change
    positions.set(symbol, Math.abs(after) <= 1e-9 * size ? 0 : after)
  }
  return closed
}
