import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { periodsPerYear } from '../../../helpers/performance/annualisation.ts'
import { drawdowns, maximumDrawdown } from '../../../helpers/performance/drawdown.ts'
import {
  compoundAnnualGrowth,
  equityCurve,
  growthBetween,
  totalReturn,
} from '../../../helpers/performance/growth.ts'
import { logReturns, simpleReturns } from '../../../helpers/performance/returns.ts'
import { volatility } from '../../../helpers/performance/volatility.ts'

type Told = number | 'NaN' | 'Infinity'

interface EmpyricalCase {
  readonly function: string
  readonly period?: string
  readonly start?: number
  readonly prices?: readonly number[]
  readonly returns?: readonly Told[]
  readonly expected: Told | readonly Told[]
  readonly decimals: number
}

interface FfnCase {
  readonly metric: string
  readonly symbol: 'AAPL' | 'MSFT' | 'C'
  readonly rows: '0..9' | '0..10' | 'all'
  readonly row_index: number | null
  readonly expected: number
  readonly decimals: number
}

type Closes<Value> = Readonly<Record<FfnCase['symbol'], Value>>

interface Ffn {
  readonly prices: Closes<readonly number[]> & { readonly dates: readonly string[] }
  readonly last: Closes<number> & { readonly date: string }
  readonly cases: readonly FfnCase[]
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'data', name), 'utf8'))

const { cases: empyrical } = read('empyrical.json') as { readonly cases: readonly EmpyricalCase[] }
const ffn = read('ffn.json') as Ffn

const years: Readonly<Record<string, number>> = {
  daily: periodsPerYear.tradingDays,
  weekly: periodsPerYear.weeks,
  monthly: periodsPerYear.months,
  yearly: periodsPerYear.years,
}

/** Rows without a return, which empyrical compounds as a return of zero and counts as a period. */
const asPeriods = (returns: readonly Told[]) =>
  returns.map(value => (value === 'NaN' ? 0 : Number(value)))
/** The same rows, which it leaves out of a deviation. */
const withoutGaps = (returns: readonly Told[]) =>
  returns.filter(value => value !== 'NaN').map(Number)

const measures: Readonly<Record<string, (one: EmpyricalCase) => number | readonly number[]>> = {
  simple_returns: ({ prices = [] }) => simpleReturns(prices),
  cum_returns: ({ returns = [], start = 0 }) => {
    const curve = equityCurve(asPeriods(returns), start || 1).slice(1)
    return start ? curve : curve.map(value => value - 1)
  },
  cum_returns_final: ({ returns = [], start = 0 }) => {
    const total = totalReturn(asPeriods(returns))
    return start ? start * (1 + total) : total
  },
  annual_return: ({ returns = [], period = '' }) =>
    compoundAnnualGrowth(asPeriods(returns), { periodsPerYear: years[period]! }),
  cagr: ({ returns = [], period = '' }) =>
    compoundAnnualGrowth(asPeriods(returns), { periodsPerYear: years[period]! }),
  annual_volatility: ({ returns = [], period = '' }) =>
    volatility(withoutGaps(returns), { periodsPerYear: years[period]! }),
}

/** What empyrical answers with NaN, infinity or a volatility of zero. */
const isRefused = ({ prices, returns, expected }: EmpyricalCase) =>
  expected === 'NaN' || expected === 0 || returns?.length === 0 || prices?.[0] === 0

test('the cases of empyrical are all there', () => {
  expect(empyrical).toHaveLength(27)
  expect(empyrical.filter(isRefused)).toHaveLength(5)
})

test.for(
  empyrical.filter(one => !isRefused(one)).map((one, index) => [index, one.function, one] as const),
)('case %i of empyrical, of %s, comes out', ([, name, one]) => {
  const [actual, expected] = [measures[name]!(one), one.expected].map(told =>
    [told].flat().map(Number),
  )

  expect(actual).toHaveLength(expected!.length)
  for (const [index, value] of expected!.entries())
    expect(actual![index]).toBeCloseTo(value, one.decimals)
})

test.for(empyrical.filter(isRefused).map((one, index) => [index, one.function, one] as const))(
  'case %i without an answer, of %s, is refused',
  ([, name, one]) => {
    expect(() => measures[name]!(one)).toThrow(/must (be|vary)/)
  },
)

test('a price of zero aside, the rest of the prices have the returns that empyrical gives', () => {
  const one = empyrical.find(({ prices }) => prices?.[0] === 0)
  const expected = (one!.expected as readonly Told[]).slice(1).map(Number)

  expect(one!.expected).toContain('Infinity')
  for (const [index, value] of simpleReturns(one!.prices!.slice(1)).entries())
    expect(value).toBeCloseTo(expected[index]!, 12)
})

const closes = ({ symbol, rows }: FfnCase) =>
  rows === 'all'
    ? [ffn.prices[symbol][0]!, ffn.last[symbol]]
    : ffn.prices[symbol].slice(0, rows === '0..9' ? 10 : 11)

const growthOf = (one: FfnCase) => {
  const prices = closes(one)
  const lastDate = one.rows === 'all' ? ffn.last.date : ffn.prices.dates[prices.length - 1]!
  return growthBetween({
    firstValue: prices[0]!,
    lastValue: prices.at(-1)!,
    firstDate: ffn.prices.dates[0]!,
    lastDate,
  })
}

const inverseVolatility = (one: FfnCase) => {
  const inverse = (symbol: FfnCase['symbol']) =>
    1 / volatility(simpleReturns(closes({ ...one, symbol })), { periodsPerYear: 1 })
  return inverse(one.symbol) / (inverse('AAPL') + inverse('MSFT') + inverse('C'))
}

const ffnMeasures: Readonly<Record<string, (one: FfnCase, row: number) => number>> = {
  simple_return: (one, row) => simpleReturns(closes(one))[row - 1]!,
  log_return: (one, row) => logReturns(closes(one))[row - 1]!,
  rebased_index_100: (one, row) => equityCurve(simpleReturns(closes(one)), 100)[row]!,
  drawdown: (one, row) => drawdowns(closes(one))[row]!,
  max_drawdown: one => maximumDrawdown(closes(one)).depth,
  cagr: growthOf,
  total_return: one => totalReturn(simpleReturns(closes(one))),
  inverse_volatility_weight: inverseVolatility,
}

test('the cases of ffn are all there', () => {
  expect(ffn.cases).toHaveLength(34)
})

test.for(ffn.cases.map(one => [one.metric, one.symbol, one.expected, one] as const))(
  'the %s of %s is %f by ffn',
  ([metric, , expected, one]) => {
    const actual = ffnMeasures[metric]!(one, one.row_index ?? 0)
    expect(actual.toFixed(one.decimals)).toBe(expected.toFixed(one.decimals))
  },
)
