import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { latencySummary } from '../../helpers/latency-summary.ts'

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

test('percentiles are by nearest rank', () => {
  const { minMs, p50, p95, p99, maxMs } = latencySummary(upTo(1000))

  expect([minMs, p50.sampleMs, p95.sampleMs, p99.sampleMs, maxMs]).toEqual([1, 500, 950, 990, 1000])
})

test('a rank that floats would push one too high is not pushed', () => {
  expect(latencySummary(upTo(20)).p95.sampleMs).toBe(19)
})

test.for([
  [298, Number.POSITIVE_INFINITY],
  [299, 299],
  [472, 472],
  [473, 472],
] as const)('the 99th percentile of %i values is bounded by %f', ([count, upperMs]) => {
  expect(latencySummary(upTo(count)).p99.upperMs).toBe(upperMs)
})

test.for([
  [58, Number.POSITIVE_INFINITY],
  [59, 59],
  [300, 292],
] as const)('the 95th percentile of %i values is bounded by %f', ([count, upperMs]) => {
  expect(latencySummary(upTo(count)).p95.upperMs).toBe(upperMs)
})

test('a lost value is slower than any, and is not dropped', () => {
  const summary = latencySummary([...upTo(299), Number.POSITIVE_INFINITY])

  expect(summary.count).toBe(300)
  expect(summary.lost).toBe(1)
  expect(summary.p95.upperMs).toBe(292)
  expect(summary.p99.upperMs).toBe(Number.POSITIVE_INFINITY)
})

test('the order of the sample does not matter, and no bound lies below its percentile', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 400 }), sample => {
      const summary = latencySummary(sample)
      expect(latencySummary([...sample].toReversed())).toEqual(summary)
      for (const { sampleMs, upperMs } of [summary.p50, summary.p95, summary.p99])
        expect(upperMs).toBeGreaterThanOrEqual(sampleMs)
    }),
  )
})

test.for([[[]], [[1, Number.NaN]], [[-1]]])('the sample %j is refused', ([sample]) => {
  expect(() => latencySummary(sample!)).toThrow(RangeError)
})
