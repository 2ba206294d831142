import { expect, test } from 'vitest'
import { perPeriodReturn } from '../../../helpers/performance/annualisation.ts'
import { calmarRatio } from '../../../helpers/performance/calmar.ts'
import { maximumDrawdown } from '../../../helpers/performance/drawdown.ts'
import {
  gainToPain,
  hitRate,
  kellyFraction,
  omegaRatio,
  payoffRatio,
  profitFactor,
} from '../../../helpers/performance/gains.ts'
import {
  compoundAnnualGrowth,
  equityCurve,
  totalReturn,
} from '../../../helpers/performance/growth.ts'
import { linearQuantile, tailRatio } from '../../../helpers/performance/linear-quantile.ts'
import { kurtosis, skewness, spreadOf } from '../../../helpers/performance/moments.ts'
import {
  informationRatio,
  sharpePerPeriod,
  sharpeRatio,
} from '../../../helpers/performance/sharpe.ts'
import { sortinoRatio } from '../../../helpers/performance/sortino.ts'
import { stability } from '../../../helpers/performance/stability.ts'
import { ulcerIndex } from '../../../helpers/performance/underwater.ts'
import { downsideDeviation, volatility } from '../../../helpers/performance/volatility.ts'
import { c10, daily, everyDay, m8, printedLike, s20 } from './golden.ts'

const benchmark = [0.01, 0, 0.01, 0, 0.01, 0, 0.01, 0]
const depth = (returns: readonly number[]) => maximumDrawdown(equityCurve(returns)).depth
/** A period before the first return, which some libraries keep as a row. */
const withLeadingRow = [0, ...m8]

test.for<readonly [string, string, () => number]>([
  ['total return', '0.038931091700', () => totalReturn(m8)],
  ['volatility', '0.913646539970', () => volatility(m8, daily)],
  ['Sharpe ratio', '1.723861396171', () => sharpeRatio(m8, daily)],
  ['Sharpe ratio over 365 days', '2.074667511439', () => sharpeRatio(m8, everyDay)],
  ['Sharpe ratio by n', '1.842885350502', () => sharpeRatio(m8, daily) * Math.sqrt(8 / 7)],
  ['Sharpe ratio of a period', '0.108593060691', () => sharpePerPeriod(m8)],
  [
    'downside deviation',
    '0.604483250388',
    () => downsideDeviation(m8) * Math.sqrt(daily.periodsPerYear),
  ],
  ['Sortino ratio', '2.605531251674', () => sortinoRatio(m8, daily)],
  ['maximum drawdown', '-0.10', () => depth(m8)],
  ['growth', '2.330292797300', () => compoundAnnualGrowth(m8, daily)],
  [
    'growth with a row too many',
    '1.913592537319',
    () => compoundAnnualGrowth(withLeadingRow, daily),
  ],
  ['growth over 365 days', '4.711762871577', () => compoundAnnualGrowth(m8, everyDay)],
  ['Calmar ratio', '23.302927973', () => calmarRatio(m8, daily)],
  ['Calmar ratio with a row too many', '19.135925373', () => calmarRatio(withLeadingRow, daily)],
  ['Omega ratio', '1.357142857143', () => omegaRatio(m8)],
  [
    'Omega ratio of 1000 % a year',
    '0.833542634976',
    () => omegaRatio(m8, perPeriodReturn(10, daily)),
  ],
  ['Omega ratio above 1 % a period', '0.8125', () => omegaRatio(m8, 0.01)],
  ['tail ratio', '0.955696202532', () => tailRatio(m8)],
  ['profit factor', '1.357142857143', () => profitFactor(m8)],
  ['hit rate', '0.75', () => hitRate(m8)],
  ['payoff ratio', '0.452380952381', () => payoffRatio(m8)],
  ['Kelly fraction', '0.197368421053', () => kellyFraction(m8)],
  ['gain to pain', '0.357142857143', () => gainToPain(m8)],
  ['ulcer index', '0.038782470267', () => ulcerIndex(m8)],
  ['skewness', '-0.365057269018', () => skewness(m8)],
  ['kurtosis', '3.119534731657', () => kurtosis(m8)],
  ['stability', '0.152997366511', () => stability(m8)],
])('the %s of eight daily returns is %s', ([, printed, measure]) => {
  expect(printedLike(printed, measure())).toBe(printed)
})

test.for<readonly [string, string, () => number]>([
  ['mean', '0.0028', () => spreadOf('returns', c10).mean],
  ['standard deviation', '0.020794229969', () => spreadOf('returns', c10).standardDeviation],
  ['Sharpe ratio', '2.572536947446', () => sharpeRatio(c10, everyDay)],
  ['Sharpe ratio over 252 days', '2.137545948676', () => sharpeRatio(c10, daily)],
  ['Sortino ratio', '3.733446986417', () => sortinoRatio(c10, everyDay)],
  ['maximum drawdown', '-0.042', () => depth(c10)],
  ['total return', '0.026344408622', () => totalReturn(c10)],
  ['growth', '1.583443125186', () => compoundAnnualGrowth(c10, everyDay)],
  ['Calmar ratio', '37.701026790151', () => calmarRatio(c10, everyDay)],
  ['Omega ratio', '1.430769230769', () => omegaRatio(c10)],
  ['profit factor', '1.430769230769', () => profitFactor(c10)],
  ['tail ratio', '0.872696817420', () => tailRatio(c10)],
  ['hit rate', '0.6', () => hitRate(c10)],
  ['hit rate without zeros', '0.666666666667', () => hitRate(c10.filter(value => value !== 0))],
  ['5th percentile', '-0.02985', () => linearQuantile(c10, 0.05)],
  ['skewness', '-0.839323283915', () => skewness(c10)],
  ['kurtosis', '3.259206677970', () => kurtosis(c10)],
])('the %s of ten days of crypto is %s', ([, printed, measure]) => {
  expect(printedLike(printed, measure())).toBe(printed)
})

test.for<readonly [string, string, () => number]>([
  ['mean', '-0.0007', () => spreadOf('returns', s20).mean],
  ['standard deviation', '0.021091529854', () => spreadOf('returns', s20).standardDeviation],
  ['skewness', '-0.556985403573', () => skewness(s20)],
  ['excess kurtosis', '-0.425884200191', () => kurtosis(s20) - 3],
])('the %s of twenty returns is %s', ([, printed, measure]) => {
  expect(printedLike(printed, measure())).toBe(printed)
})

/** Sharpe ratios that the tests of empyrical document, to all digits. */
test.for<readonly [string, number, readonly number[]]>([
  ['mixed', 1.7238613961706866, m8],
  ['rising', 52.915026221291804, [1, 2, 1, 1, 1, 1, 1, 1, 1].map(pct => pct / 100)],
  ['falling', -24.406808633910085, [0, -6, -7, -1, -9, -2, -6, -8, -5].map(pct => pct / 100)],
])('the Sharpe ratio of %s returns is %f', ([, documented, returns]) => {
  expect(sharpeRatio(returns, daily)).toBeCloseTo(documented, 10)
})

test('against a benchmark the Sharpe ratio of active returns is the information ratio', () => {
  expect(printedLike('0.341114114411', informationRatio(m8, benchmark, daily))).toBe(
    '0.341114114411',
  )
})

test('a fall of the second of three periods is the maximum drawdown', () => {
  expect(depth([0.1, -0.1, 0.1])).toBeCloseTo(-0.1, 15)
})

test('two Sharpe ratios of 365 and of 252 days differ by their roots', () => {
  expect(printedLike('1.2035', sharpeRatio(m8, everyDay) / sharpeRatio(m8, daily))).toBe('1.2035')
})

/** The other denominators that are in use: the losing periods only, and their standard deviation. */
test('the Sortino ratio is by all periods', () => {
  const losses = m8.filter(value => value < 0)
  const byLosers = sortinoRatio(m8, daily) * Math.sqrt(losses.length / m8.length)
  const { mean } = spreadOf('returns', m8)
  const bySpread = (mean / spreadOf('losses', losses).standardDeviation) * Math.sqrt(252)

  expect(printedLike('1.3028', byLosers)).toBe('1.3028')
  expect(printedLike('2.3385', bySpread)).toBe('2.3385')
})
