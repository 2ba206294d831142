import { expect, test } from 'vitest'
import { chartFlaw } from '../../../core/chart.ts'
import { equityCharts } from '../../../helpers/strategy/equity-charts.ts'
import { logitHistogram } from '../../../helpers/strategy/logit-histogram.ts'
import { namedCharts } from '../../../helpers/strategy/named-charts.ts'
import { parameterSurface } from '../../../helpers/strategy/parameter-surface.ts'
import { day, recordOf, strategy } from './records.ts'

test('equity begins with what there was, and its deepest fall is ringed', () => {
  const { equity, drawdown } = equityCharts(recordOf([0.1, -0.5, 0.2, 1, 0.1]))
  expect(equity).toMatchObject({ at: [0, 1, 2, 3, 4, 5].map(day) })
  expect(equity.lines[0]!.values.map(value => Math.round(value! * 1000))).toEqual([
    1000, 1100, 550, 660, 1320, 1452,
  ])
  const [falls, longest] = drawdown.lines
  expect(falls!.values.map(value => Math.round(value!))).toEqual([0, 0, -50, -40, 0, 0])
  expect(falls!.marked).toEqual([2])
  expect(longest!.values).toEqual([null, 0, 0, 0, 0, null])
  expect([equity, drawdown].map(chartFlaw)).toEqual([undefined, undefined])
})

test('a curve that never falls is a chart, too', () => {
  const { drawdown } = equityCharts(recordOf([0.1, 0.1]))
  expect(chartFlaw(drawdown)).toBeUndefined()
})

const chosen = { ...strategy, parameters: { fast: 5, slow: 40, share: 1 } }
const rising = [0.02, 0.01, 0.03]
const trial = (fast: number, slow: number, share = 1, returnFractions = rising) => ({
  parameters: { share, slow, fast },
  returnFractions,
})

test('a surface lies over the two parameters with most values, the others as they were chosen', () => {
  const trials = [
    trial(5, 40),
    trial(4, 40, 1, [0, 0, 0]),
    trial(6, 50),
    trial(7, 50, 0.5),
    trial(6, 40, 0.5),
    trial(6, 60),
  ]
  const chart = parameterSurface(chosen, { periodsPerYear: 100, trials })!
  const ratio = expect.closeTo(20, 10)
  expect(chart).toEqual({
    kind: 'surface',
    unit: 'Sharpe ratio of a year',
    columns: { name: 'fast', values: [4, 5, 6, 7] },
    rows: { name: 'slow', values: [40, 50, 60] },
    values: [
      [null, ratio, null, null],
      [null, null, ratio, null],
      [null, null, ratio, null],
    ],
    marked: { column: 1, row: 0 },
  })
  expect(chartFlaw(chart)).toBeUndefined()
})

test('over one parameter it is a curve, and over none there is nothing to draw', () => {
  const trials = [trial(5, 40), trial(6, 40)]
  expect(parameterSurface(chosen, { periodsPerYear: 100, trials })).toMatchObject({
    kind: 'lines',
    at: [5, 6],
    lines: [{ marked: [0] }],
  })
  const same = { periodsPerYear: 100, trials: [trial(5, 40)] }
  expect(parameterSurface(chosen, same)).toBeUndefined()
  expect(namedCharts('x', [{ strategy: 's', chart: undefined }], 'chart')).toEqual([])
  const many = Array.from({ length: 40 }, (_, at) => trial(at, at))
  expect(parameterSurface(chosen, { periodsPerYear: 100, trials: many })).toBeUndefined()
  const never = [trial(5, 40, 1, [0, 0]), trial(6, 40, 1, [0, 0])]
  expect(parameterSurface(chosen, { periodsPerYear: 100, trials: never })).toBeUndefined()
})

test('a histogram counts every logit once, and marks those up to the middle', () => {
  const chart = logitHistogram([-2, -0.1, 0, 0.1, 1, 2])
  expect(chart.bars).toHaveLength(20)
  expect(chart.bars.filter(({ value }) => value > 0)).toEqual([
    { name: '-2.00 to -1.80', value: 1, isMarked: true },
    { name: '-0.20 to 0.00', value: 2, isMarked: true },
    { name: '0.00 to 0.20', value: 1, isMarked: false },
    { name: '0.80 to 1.00', value: 1, isMarked: false },
    { name: '1.80 to 2.00', value: 1, isMarked: false },
  ])
  expect(logitHistogram([0, 0]).bars.filter(({ value }) => value > 0)).toHaveLength(1)
  expect(() => logitHistogram([])).toThrow(/there must be some/)
  expect(() => logitHistogram([1, Number.NaN])).toThrow(/must be finite/)
})
