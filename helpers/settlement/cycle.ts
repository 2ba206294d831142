import { midnightMs, type CivilDate } from './civil-date.ts'

/** How many settlement days after the trade a trade settles, from a trade date on. */
interface CycleStep {
  readonly from: CivilDate
  readonly days: number
}

/** Newest last. */
const cycles = {
  // 17 CFR 240.15c6-1: T+3 since 1995-06-07, T+2 since 2017-09-05, T+1 since 2024-05-28.
  'us-equities': [
    { from: '1995-06-07', days: 3 },
    { from: '2017-09-05', days: 2 },
    { from: '2024-05-28', days: 1 },
  ],
  // Canadian Securities Administrators, NI 24-101 as amended; Mexico's BMV and BIVA followed the same day.
  'ca-equities': [
    { from: '2017-09-05', days: 2 },
    { from: '2024-05-27', days: 1 },
  ],
  'mx-equities': [
    { from: '2017-09-05', days: 2 },
    { from: '2024-05-27', days: 1 },
  ],
  // SEBI, phased in from 2022-02-25, complete on this day.
  'in-equities': [
    { from: '2003-04-01', days: 2 },
    { from: '2023-01-27', days: 1 },
  ],
  // CSDR article 5(2), and its amendment in the Official Journal of 2025-10-14.
  'eu-equities': [
    { from: '2014-10-06', days: 2 },
    { from: '2027-10-11', days: 1 },
  ],
  // UK Accelerated Settlement Taskforce, and the Swiss Securities Post-Trade Council: the same day as the EU.
  'uk-equities': [
    { from: '2014-10-06', days: 2 },
    { from: '2027-10-11', days: 1 },
  ],
  'ch-equities': [
    { from: '2014-10-06', days: 2 },
    { from: '2027-10-11', days: 1 },
  ],
  // Delivered on the venue's own ledger with the trade.
  crypto: [{ from: '2009-01-03', days: 0 }],
} as const satisfies Record<string, readonly CycleStep[]>

/** A market whose settlement cycle is known here. */
export type CycleMarket = keyof typeof cycles

/**
 * The settlement cycle in force for trades of a date, in settlement days: 1 is T+1. Throws `RangeError` of a date before
 * the first cycle that is known here, and of what is no date.
 */
export function settlementCycleDays(market: CycleMarket, tradeDate: CivilDate): number {
  midnightMs(tradeDate)
  const steps: readonly CycleStep[] = cycles[market]
  const step = steps.findLast(({ from }) => from <= tradeDate)
  if (!step)
    throw new RangeError(
      `a trade of ${market} must be of ${steps[0]!.from} or later, was of ${tradeDate}`,
    )
  return step.days
}
