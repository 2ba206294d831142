import { expect, test } from 'vitest'
import { chartFlaw } from '../../../core/chart.ts'
import { backtestChart } from '../../../helpers/value-at-risk/backtest-chart.ts'
import {
  backtestRecord,
  historyAgeDays,
  toldShortfalls,
  type ToldHistory,
} from '../../../helpers/value-at-risk/backtest-record.ts'
import { exceptionChances } from '../../../helpers/value-at-risk/exception-chances.ts'

const day = (date: string, profit: string, expectedShortfall?: string) => ({
  date,
  profit,
  valueAtRisk: '100',
  ...(expectedShortfall !== undefined && { expectedShortfall }),
})
const history: ToldHistory = {
  confidenceLevel: '0.95',
  horizonDays: 1,
  days: [day('2026-01-29', '-100'), day('2026-01-30', '-100.01', '140'), day('2026-02-02', '50')],
}

test('a history becomes series, with an exception where more was lost than told', () => {
  expect(backtestRecord(history)).toEqual({
    tail: 0.05,
    dates: ['2026-01-29', '2026-01-30', '2026-02-02'],
    profits: [-100, -100.01, 50],
    valuesAtRisk: [100, 100, 100],
    hits: [false, true, false],
  })
})

test('its chart marks the exceptions and has the value at risk below zero', () => {
  const chart = backtestChart(backtestRecord(history), 'USD')
  expect(chartFlaw(chart)).toBeUndefined()
  expect(chart.lines[0]!.marked).toEqual([1])
  expect(chart.lines[1]!.values).toEqual([-100, -100, -100])
})

test('a market that never closes has a day every day', () => {
  const dates = Array.from({ length: 60 }, (_, at) =>
    new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10),
  )
  const recordOf = (told: readonly string[]) =>
    backtestRecord({ ...history, days: told.map(date => day(date, '1')) })
  expect(recordOf(dates).dates).toHaveLength(60)
  expect(() => recordOf(dates.toSpliced(30, 1))).toThrow('2026-02-01 came after 2026-01-30')
  const weekdays = dates.filter(date => new Date(date).getUTCDay() % 6 !== 0)
  expect(recordOf(weekdays.toSpliced(20, 1)).dates).toHaveLength(41)
})

test('shortfalls are there where every day has one', () => {
  expect(toldShortfalls(history)).toBeUndefined()
  const whole = { ...history, days: [day('2026-01-30', '1', '140'), day('2026-02-02', '1', '150')] }
  expect(toldShortfalls(whole)).toEqual([140, 150])
})

test('the age of a history is told in whole days', () => {
  expect(historyAgeDays(['2026-01-30'], Date.parse('2026-02-02T23:59:00Z'))).toBe(3)
  const eveMs = Date.parse('2026-01-29T12:00:00Z')
  expect(historyAgeDays(['2026-01-30'], eveMs)).toBe(-1)
  expect(() => historyAgeDays(['2026-01-31'], eveMs)).toThrow('must not lie ahead')
})

test.for<[string, Partial<ToldHistory>, string]>([
  ['of no day', { days: [] }, 'told of none'],
  ['of ten days each', { horizonDays: 10 }, 'not independent'],
  ['of a confidence in percent', { confidenceLevel: '95' }, 'give 0.95 for 95 %'],
  [
    'that tells a day twice',
    { days: [day('2026-01-30', '1'), day('2026-01-30', '1')] },
    '2026-01-30 came after 2026-01-30',
  ],
  [
    'with a hole',
    { days: [day('2026-01-02', '1'), day('2026-01-30', '1')] },
    '2026-01-30 came after 2026-01-02',
  ],
  ['of no calendar', { days: [day('2026-02-31', '1'), day('2026-03-02', '1')] }, 'came after'],
  [
    'without a value at risk',
    { days: [{ ...day('2026-01-30', '1'), valueAtRisk: '0' }] },
    'must be above 0',
  ],
])('a history %s is refused', ([, change, words]) => {
  expect(() => backtestRecord({ ...history, ...change })).toThrow(words)
})

test('chances are those of the binomial distribution, and of runs', () => {
  const hits = [true, true, false, false]
  const { exceptions, pairs, asMany, asFew, asClustered } = exceptionChances(hits, 0.25)
  expect({ exceptions, pairs }).toEqual({ exceptions: 2, pairs: 1 })
  expect(asMany).toBeCloseTo(1 - 0.75 ** 4 - 4 * 0.25 * 0.75 ** 3, 12)
  expect(asFew).toBeCloseTo(1 - 0.25 ** 4 - 4 * 0.75 * 0.25 ** 3, 12)
  expect(asClustered).toBeCloseTo(3 / 6, 12)
  expect(() => exceptionChances([], 0.05)).toThrow('covered none')
})
