import type {
  DescribedStrategy,
  StrategyRecord,
  StrategyTrade,
} from '../../../helpers/strategy/strategy.ts'

const dayMs = 86_400_000
const start = Date.UTC(2026, 0, 1)

/** An instant so many days after the start of 2026. */
export const day = (days: number): string =>
  new Date(start + days * dayMs).toISOString().replace('Z', '000Z')

/** A record of days from the start of 2026, with these returns. */
export const recordOf = (
  returns: readonly number[],
  rest: Partial<StrategyRecord> = {},
): StrategyRecord => ({
  startsAt: day(0),
  startEquity: '1000',
  periods: returns.map((returnFraction, at) => ({ endsAt: day(at + 1), returnFraction })),
  ...rest,
})

/** A fill of one unit at 100, unless it is said otherwise. */
export const trade = (rest: Partial<StrategyTrade> = {}): StrategyTrade => ({
  symbol: 'X',
  side: 'buy',
  at: day(0.5),
  quantity: '1',
  price: '100',
  ...rest,
})

/** A strategy by days of a market that never closes. */
export const strategy: DescribedStrategy = {
  strategyId: 's',
  periodSeconds: 86_400,
  periodsPerYear: 365,
  daysPerYear: 365,
  initialCapital: '1000',
}
