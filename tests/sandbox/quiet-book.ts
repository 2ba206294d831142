import { parseDecimal as d } from '../../sandbox/decimal.ts'
import type { LevelChange, MatchingEngine } from '../../sandbox/matching/types.ts'

/** A level of the house's book. */
export const level = (side: 'buy' | 'sell', price: number, quantity: string): LevelChange => ({
  side,
  price: d(String(price)),
  quantity: d(quantity),
})

const houseLevels: readonly LevelChange[] = Array.from({ length: 30 }, (_, step) => [
  level('buy', 1999 - step, '1.5'),
  level('sell', 2001 + step, '2.25'),
]).flat()

/** Thirty levels a side around 2000. */
export const fill = (engine: MatchingEngine, symbol: string): void =>
  engine.replaceLiquidity(symbol, houseLevels)

/** Two trades on the tape. */
export function trade(engine: MatchingEngine, symbol: string): void {
  engine.report(symbol, { price: d('1999'), quantity: d('0.5'), takerSide: 'sell' })
  engine.report(symbol, { price: d('2001'), quantity: d('0.25'), takerSide: 'buy' })
}
