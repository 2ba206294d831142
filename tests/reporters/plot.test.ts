import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { distributionOf } from '../../core/distribution.ts'
import { distributionsOf } from '../../reporters/distributions.ts'
import { evidenceRows } from '../../reporters/evidence-rows.ts'
import { percentileCurve } from '../../reporters/html/plot/percentile-curve.ts'
import { spreadApart } from '../../reporters/html/plot/spread-apart.ts'
import { valueScale } from '../../reporters/html/plot/value-scale.ts'
import { latenciesMs, limit } from './realistic-checks.ts'
import { goodResults } from './realistic-reports.ts'
import { resultWith } from './sample-results.ts'

const latencies = goodResults.filter(({ id }) => id === 'connectivity/rest-latency')

test('places share a plot, with the limits that speak of the sample', () => {
  const plots = distributionsOf(latencies)
  expect(plots).toHaveLength(1)
  expect(plots[0]!.series.map(({ place }) => place)).toEqual(['binance', 'coinbase', 'kraken'])
  expect(plots[0]!.limits.map(({ name, limit }) => [name, limit.value])).toEqual([
    ['p95', 500],
    ['p99', 1000],
  ])
})

test('a limit in another unit is not drawn', () => {
  const distribution = distributionOf([1, 2, 3], 'ms', ['share'])!
  const share = { name: 'share', value: 1, limit: limit({ unit: '%' }) }
  const evidence = [{ name: 'times', value: 3, distribution }, share]
  expect(distributionsOf([resultWith({ evidence })])[0]!.limits).toEqual([])
})

const samples = fc.array(
  fc.oneof(fc.double({ min: -1e6, max: 1e9, noNaN: true }), fc.constant(Number.POSITIVE_INFINITY)),
  { minLength: 1, maxLength: 400 },
)

test('any sample is drawn inside the plot, without a number that is none', () => {
  fc.assert(
    fc.property(samples, values => {
      const distribution = distributionOf(values, 'ms')
      if (!distribution) return
      const [plot] = distributionsOf([
        resultWith({ evidence: [{ name: 'x', value: 1, distribution }] }),
      ])
      expect(percentileCurve(plot!, 'x').html).not.toMatch(/NaN|Infinity|undefined/u)
      const { of } = valueScale(plot!, [200, 0])
      for (const { value } of distribution.quantiles) {
        expect(of(value)).toBeGreaterThanOrEqual(-1e-6)
        expect(of(value)).toBeLessThanOrEqual(200 + 1e-6)
      }
    }),
    { numRuns: 60, examples: [[[-5e-324, -1e-323]], [[0, 0]]] },
  )
})

test('latencies are drawn on a logarithmic scale with few, round ticks', () => {
  const [plot] = distributionsOf(latencies)
  const { of, ticks } = valueScale(plot!, [200, 0])
  expect(of(100) - of(1000)).toBeCloseTo(of(20) - of(200))
  expect(ticks.length).toBeGreaterThanOrEqual(2)
  expect(ticks.length).toBeLessThanOrEqual(6)
})

test('labels keep their distance and their order', () => {
  expect(spreadApart([50, 51, 52], 10, [0, 100])).toEqual([50, 60, 70])
  expect(spreadApart([98, 97], 10, [0, 100])).toEqual([100, 90])
})

test('a row of evidence holds the same observation of every place, and against other limits another row', () => {
  const [one, other] = [10, 20].map((value, index) =>
    resultWith({
      venue: `v${index}`,
      evidence: [
        { name: 'count', value },
        { name: 'count', value: value + 1 },
        { name: 'p95', value, limit: limit({ value: 100 + index }) },
      ],
    }),
  )
  const rows = evidenceRows([one!, other!])
  expect(rows.map(({ name, cells }) => [name, cells.map(cell => cell?.value)])).toEqual([
    ['count', [10, 20]],
    ['count', [11, 21]],
    ['p95', [10, undefined]],
    ['p95', [undefined, 20]],
  ])
})

test('the same seed draws the same sample', () => {
  expect(latenciesMs(50, 5, 1)).toEqual(latenciesMs(50, 5, 1))
})
