import { badInput, notComputable } from '../performance/series-error.ts'
import { valuesOf } from '../performance/series.ts'
import { instantMs } from '../settlement/settlement.ts'
import type { StrategyRecord, StrategyTrade } from './strategy.ts'

/** A record as numbers. */
export interface ToldRecord {
  /** Simple returns, one for each period. */
  readonly returns: readonly number[]
  readonly startsMs: number
  readonly endsMs: readonly number[]
  /** From the start of the first period to the end of the last one, in days of 24 hours. */
  readonly days: number
}

/**
 * The returns of a record with their times. Throws `SeriesError` of no period, of a return that is no finite number or is
 * below −1 (more lost than there was), and where times do not rise from period to period: a period that is told twice, or a
 * record that was put together in the wrong order, changes every figure.
 */
export function toldRecord({ startsAt, periods }: StrategyRecord): ToldRecord {
  const returns = valuesOf(
    'returns of a record',
    periods.map(({ returnFraction }) => returnFraction),
  )
  const impossible = returns.find(value => value < -1)
  if (impossible !== undefined)
    throw badInput(
      `returns of a record must be at least -1, one was ${impossible}: state them as fractions of equity`,
    )
  const startsMs = instantMs(startsAt)
  const endsMs = periods.map(({ endsAt }) => instantMs(endsAt))
  const wrong = endsMs.findIndex(
    (at, place) => !(at > (place === 0 ? startsMs : endsMs[place - 1]!)),
  )
  if (wrong >= 0)
    throw badInput(
      `periods of a record must follow one another, number ${wrong + 1} ended at ${periods[wrong]!.endsAt}: put each in once, in order of time`,
    )
  return { returns, startsMs, endsMs, days: (endsMs.at(-1)! - startsMs) / 86_400_000 }
}

/**
 * Fewest periods from which a Sharpe ratio is told beside its chance: the distribution that is taken for it holds for large
 * samples, and of three returns that happen to be alike it makes a certainty. Source: Bailey and López de Prado, "The Sharpe
 * ratio efficient frontier", Journal of Risk 15 (2012), which takes more than 30 for the central limit theorem.
 */
export const fewestPeriods = 30

/** Throws `SeriesError` of fewer than `fewestPeriods` returns. */
export function requirePeriods(returns: readonly number[]): void {
  if (returns.length < fewestPeriods)
    throw notComputable(
      `a Sharpe ratio must be of at least ${fewestPeriods} periods, had ${returns.length}: give a longer record`,
    )
}

/** The fills of a record. Throws `SeriesError` where it tells of none, or where a price or a quantity is not above 0. */
export function toldTrades({ trades }: StrategyRecord): readonly StrategyTrade[] {
  if (trades === undefined || trades.length === 0)
    throw notComputable('a record must tell of its trades, told of none: give every fill')
  const wrong = trades.find(({ price, quantity }) => !(Number(price) > 0 && Number(quantity) > 0))
  if (wrong)
    throw badInput(
      `a trade must have a price and a quantity above 0, one of ${wrong.symbol} at ${wrong.at} had ${wrong.price} and ${wrong.quantity}: a strategy with prices below 0 is to be judged in money`,
    )
  return trades
}

/**
 * Equity at the start of each period and at the end of the last one, n + 1 values: what the record began with, compounded.
 * Throws as `toldRecord` does, and of a beginning that is not above 0.
 */
export function equityOfRecord(record: StrategyRecord): readonly number[] {
  const start = Number(record.startEquity)
  if (!(Number.isFinite(start) && start > 0))
    throw badInput(`a record must begin with equity above 0, began with ${record.startEquity}`)
  const equity = [start]
  for (const value of toldRecord(record).returns) equity.push(equity.at(-1)! * (1 + value))
  return equity
}
