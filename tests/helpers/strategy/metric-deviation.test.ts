import { expect, test } from 'vitest'
import { metricDeviation, type ReportedMetric } from '../../../helpers/strategy/metric-deviation.ts'
import { recordOf, strategy } from './records.ts'

const returns = [0.01, -0.02, 0.03, 0.005]
const record = recordOf(returns)
/** By hand: mean 0.00625, squares around it 0.00126875, n 4; the fall is from 1.01 to 0.9898. */
const deviation = Math.sqrt(0.001_268_75 / 3)
const good: readonly ReportedMetric[] = [
  { metric: 'totalReturn', value: 1.01 * 0.98 * 1.03 * 1.005 - 1 },
  { metric: 'volatility', value: deviation * Math.sqrt(365) },
  { metric: 'sharpeRatio', value: (0.006_25 / deviation) * Math.sqrt(365) },
  { metric: 'sortinoRatio', value: (0.006_25 / 0.01) * Math.sqrt(365) },
  { metric: 'maximumDrawdown', value: -0.02 },
]

const deviationOf = (reported: readonly ReportedMetric[], periodsPerYear = 365) =>
  metricDeviation({ ...strategy, periodsPerYear, reported }, record)

test('metrics that follow from the returns deviate by nothing, whichever sign a drawdown has', () => {
  expect(deviationOf(good).deviation).toBeLessThan(1e-12)
  expect(deviationOf([{ metric: 'maximumDrawdown', value: 0.02 }]).deviation).toBeLessThan(1e-12)
})

test('the worst metric is told with its formula', () => {
  const sharpe = good[2]!.value * Math.sqrt(252 / 365)
  const found = deviationOf([...good.slice(0, 2), { metric: 'sharpeRatio', value: sharpe }])
  expect(found.deviation).toBeCloseTo(1 - Math.sqrt(252 / 365), 12)
  expect(found.words).toMatch(/^sharpeRatio was reported as .* = mean\(r − f\) \/ sd\(r\) · √A$/)
})

test('periods of a year that the record does not have are told', () => {
  expect(deviationOf(good).annualisationPct).toBeCloseTo(100 * (365.25 / 365 - 1), 1)
  expect(deviationOf(good, 252).annualisationPct).toBeCloseTo(31, 0)
})

test('what cannot be computed or is not reported has no deviation', () => {
  expect(() => deviationOf([])).toThrow(/none were/)
  expect(() => deviationOf([{ metric: 'totalReturn', value: Number.NaN }])).toThrow(/was NaN/)
  const constant = recordOf([0.01, 0.01, 0.01])
  expect(() =>
    metricDeviation({ ...strategy, reported: [{ metric: 'sharpeRatio', value: 9 }] }, constant),
  ).toThrow(/must vary/)
  expect(() =>
    metricDeviation(
      { ...strategy, reported: [{ metric: 'sharpeRatio', value: 9 }] },
      recordOf([1]),
    ),
  ).toThrow(/at least 2/)
})
