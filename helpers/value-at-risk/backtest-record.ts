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
 * A risk history as series. Throws `RiskError`: RISK_NOT_COMPUTABLE of no days and of a horizon of more than one day, of which
 * the days overlap and are not independent; RISK_INPUT of dates that do not ascend or have a hole, which is more than twelve
 * days, or any day where most Saturdays and Sundays are told, of a confidence outside (0.5, 1), and as `exceptionsOf` does.
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

/**
 * Whole days from the last day of a risk history to `nowMs`, in UTC; -1 of tomorrow, which has begun elsewhere. Throws
 * `RiskError` of a later one: what comes from the future would never be too old.
 */
export function historyAgeDays(dates: readonly string[], nowMs: number): number {
  const last = dates.at(-1) ?? ''
  const days = Math.floor((nowMs - Date.parse(last)) / dayMs)
  if (!(days >= -1))
    throw cannotBeMeant(`a risk history must not lie ahead, ends on ${last}: look at its dates`)
  return days
}

function requireBusinessDays(dates: readonly string[]): void {
  const moments = dates.map(date => Date.parse(date))
  const longest = isContinuous(moments) ? 1 : longestPauseDays
  const at = moments.findIndex((moment, day) => {
    const before = moments[day - 1] ?? moment - dayMs
    return !(moment > before && moment - before <= longest * dayMs)
  })
  if (at >= 0)
    throw cannotBeMeant(
      `days must follow one another without a hole, ${dates[at]} came after ${dates[at - 1] ?? 'nothing'}: tell every business day once`,
    )
}

/** Whether more than half of the Saturdays and Sundays are told: the market never closes, and no day may be missing. */
function isContinuous(moments: readonly number[]): boolean {
  const isWeekend = (moment: number) => new Date(moment).getUTCDay() % 6 === 0
  const [first, last] = [moments[0]!, moments.at(-1)!]
  let all = 0
  for (let moment = first; moment <= last; moment += dayMs) if (isWeekend(moment)) all++
  return 2 * moments.filter(isWeekend).length > all
}
