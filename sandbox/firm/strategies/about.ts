import type { ActiveFaults } from '../../venues/venue.ts'
import { instantOf } from '../instant.ts'
import { randomTries, type Book } from './book.ts'
import { deepestFall, figuresOf, longestWait, worstDay } from './figures.ts'
import { startupBars } from './follower.ts'
import { decimalOf, digestOf } from './shapes.ts'

/** How much room its mandate leaves the strategy when the firm is well. */
const room = 2.5
const trialsMade = 45

/** What the firm says of a strategy, in the shape of the contract. */
export function aboutStrategy(book: Book, faults: ActiveFaults): object {
  const { plan, market, rule } = book
  const digests = digestsOf(book)
  return {
    strategyId: plan.id,
    name: plan.name,
    version: '1.4.0',
    digests,
    periodSeconds: plan.barSeconds,
    periodsPerYear: plan.periodsPerYear,
    daysPerYear: plan.daysPerYear,
    trialCount: faults.has('best-of-random') ? randomTries : trialsMade,
    startupBars: faults.has('short-live-history')
      ? Math.ceil(4 * rule.halfLifeBars)
      : startupBars(rule),
    signalTypes: ['enterLong', 'exitLong', 'enterShort', 'exitShort'],
    parameters: { ...rule },
    learntUntil: instantOf(market.endsMs[book.firstUnlearnt - 1]!),
    initialCapital: decimalOf(plan.capital),
    currency: plan.currency,
    mandate: mandateOf(book, faults),
    reported: reportedOf(book, faults),
    approvals: [approvalOf(book, faults)],
  }
}

function digestsOf({ plan, rule, seed }: Book) {
  return {
    code: digestOf(`follow ${plan.id}`),
    parameters: digestOf(JSON.stringify(rule)),
    data: digestOf(`${plan.id} ${seed}`),
  }
}

function approvalOf(book: Book, faults: ActiveFaults): object {
  const digests = digestsOf(book)
  const author = 'Ada Quant'
  return {
    author,
    approver: faults.has('self-approval') ? author : 'Grace Risk',
    approvedAt: instantOf(book.market.endsMs[book.firstLive - 1]! - 3_600_000),
    digests: faults.has('approval-of-another')
      ? { ...digests, code: digestOf('what was there before') }
      : digests,
  }
}

function mandateOf({ plan, backtest: { equity } }: Book, faults: ActiveFaults): object {
  const use = faults.magnitude('mandate-breach', 'mandate-breach-twin')
  const barsADay = plan.isWeekdaysOnly ? 1 : 86_400 / plan.barSeconds
  const waited = (longestWait(equity) / barsADay) * (plan.isWeekdaysOnly ? 7 / 5 : 1)
  const fall = -deepestFall(equity)
  return {
    maximumDrawdownFraction: use === undefined ? room * Math.max(fall, 0.02) : fall / use,
    maximumDailyLossFraction: room * Math.max(-worstDay(equity, barsADay), 0.01),
    longestUnderwaterDays: Math.ceil(room * Math.max(waited, 30)),
  }
}

function reportedOf({ plan, backtest: { equity } }: Book, faults: ActiveFaults): object[] {
  const { periodsPerYear } = plan
  const isIntraday = plan.barSeconds < 86_400
  const figures = figuresOf(equity, {
    forRatios: isIntraday && faults.has('daily-root-on-intraday') ? 252 : periodsPerYear,
    forGrowth: !isIntraday && faults.has('calendar-growth') ? 365 : periodsPerYear,
  })
  const off = faults.magnitude('imprecise-metrics', 'imprecise-metrics-twin') ?? 0
  return Object.entries(figures).map(([metric, value]: [string, number]) => ({
    metric,
    value: value * (1 + off),
  }))
}
