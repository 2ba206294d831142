import { exceptionsOf, type Hits } from './exceptions.ts'
import { cannotBeMeant, notComputable } from './risk-error.ts'
import { tailOf } from './tail.ts'

/** A day of a risk history, in the words of the trading-system contract. */
export interface ToldDay {
  readonly date: string
  readonly profit: string
  readonly valueAtRisk: string
  readonly expectedShortfall?: string | undefined
}

/** What was told of the risk day by day, in the words of the trading-system contract. */
export interface ToldHistory {
  readonly confidenceLevel: string
  readonly horizonDays: number
  readonly days: readonly ToldDay[]
}

/** The same as series of the same days, the oldest first; money in one currency. */
export interface BacktestRecord {
  /** The probability of a loss beyond the value at risk. */
  readonly tail: number
  readonly dates: readonly string[]
  readonly profits: readonly number[]
  readonly valuesAtRisk: readonly number[]
  readonly hits: Hits
}

/** A longer pause between business days than the longest holidays of any market. */
const longestPauseDays = 12
const dayMs = 86_400_000

/**
 * A risk history as series. Throws `RiskError`: RISK_NOT_COMPUTABLE of no days and of a horizon of more than one day, of
 * which the days overlap and are not independent; RISK_INPUT of dates that do not ascend or have a hole of more than
 * twelve days, of a confidence outside (0.5, 1), and as `exceptionsOf` does.
 */
export function backtestRecord({
  confidenceLevel,
  horizonDays,
  days,
}: ToldHistory): BacktestRecord {
  if (days.length === 0)
    throw notComputable('a risk history must tell of a day, told of none: tell what was forecast')
  if (horizonDays !== 1)
    throw notComputable(
      `a risk history must be of a horizon of 1 day, was of ${horizonDays}: days that overlap are not independent`,
    )
  const dates = days.map(({ date }) => date)
  requireBusinessDays(dates)
  const profits = days.map(({ profit }) => Number(profit))
  const valuesAtRisk = days.map(({ valueAtRisk }) => Number(valueAtRisk))
  const hits = exceptionsOf(profits, valuesAtRisk)
  return { tail: tailOf(Number(confidenceLevel)), dates, profits, valuesAtRisk, hits }
}

/**
 * The expected shortfalls of a risk history, or nothing where a day has none.
 */
export function toldShortfalls({ days }: ToldHistory): readonly number[] | undefined {
  const told = days.flatMap(({ expectedShortfall }) =>
    expectedShortfall === undefined ? [] : [Number(expectedShortfall)],
  )
  return told.length === days.length ? told : undefined
}

/** Whole days from the last day of a risk history to `nowMs`, in UTC. */
export function historyAgeDays(dates: readonly string[], nowMs: number): number {
  return Math.floor((nowMs - Date.parse(dates.at(-1) ?? '')) / dayMs)
}

function requireBusinessDays(dates: readonly string[]): void {
  const moments = dates.map(date => Date.parse(date))
  const at = moments.findIndex((moment, day) => {
    const before = moments[day - 1] ?? moment - dayMs
    return !(moment > before && moment - before <= longestPauseDays * dayMs)
  })
  if (at >= 0)
    throw cannotBeMeant(
      `days must follow one another without a hole, ${dates[at]} came after ${dates[at - 1] ?? 'nothing'}: tell every business day once`,
    )
}
