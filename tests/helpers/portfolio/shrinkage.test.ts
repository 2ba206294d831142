import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { constantCorrelation } from '../../../helpers/portfolio/constant-correlation.ts'
import { sampleCovariance } from '../../../helpers/portfolio/covariance.ts'
import { definiteness } from '../../../helpers/portfolio/definiteness.ts'
import { ledoitWolf } from '../../../helpers/portfolio/ledoit-wolf.ts'
import type { Matrix } from '../../../helpers/portfolio/matrix.ts'
import { matrices } from './arbitraries.ts'

const returns = [
  [0.01, 0.02, -0.01],
  [-0.02, -0.01, 0.005],
  [0.015, 0.03, 0],
  [-0.005, 0.01, 0.02],
  [0, -0.025, -0.015],
  [0.02, 0.005, 0.01],
]

test('shrinkage towards the identity', () => {
  const { covariance, shrinkage } = ledoitWolf(returns)

  expect(shrinkage).toBeCloseTo(0.8083463544, 10)
  expect(covariance[0]![0]).toBeCloseTo(0.0002104943, 10)
  expect(covariance[1]![1]).toBeCloseTo(0.0002397747, 10)
  expect(covariance[2]![2]).toBeCloseTo(0.0002025087, 10)
  expect(covariance[0]![1]).toBeCloseTo(0.0000255538, 10)
  expect(covariance[0]![2]).toBeCloseTo(-0.000004259, 10)
  expect(covariance[1]![2]).toBeCloseTo(0.0000103812, 10)
  const trace = covariance.reduce((total, row, at) => total + row[at]!, 0)
  expect(trace / 3).toBeCloseTo(0.0002175926, 10)
})

test('a sample over n - 1 would be shrunk by another weight', () => {
  const wrong = sampleCovariance(returns)
  const right = sampleCovariance(returns, 'n')
  expect(wrong[0]![0]! / right[0]![0]!).toBeCloseTo(6 / 5, 12)
  expect(ledoitWolf(returns).covariance[0]![1]).toBeCloseTo((1 - 0.8083463544) * right[0]![1]!, 12)
})

/** The same weight from sums of squares over all entries, without the products of each period. */
function weightBySums(rows: Matrix): number {
  const [periods, size] = [rows.length, rows[0]!.length]
  const means = rows[0]!.map((_, at) => rows.reduce((total, row) => total + row[at]!, 0) / periods)
  const centred = rows.map(row => row.map((value, at) => value - means[at]!))
  const entries = sampleCovariance(rows, 'n')
  const squares = entries.flat().reduce((total, value) => total + value * value, 0)
  const trace = entries.reduce((total, row, at) => total + row[at]!, 0)
  const norms = centred.map(row => row.reduce((total, value) => total + value * value, 0) ** 2)
  const fourth = norms.reduce((total, value) => total + value, 0) / periods
  const delta = squares - trace ** 2 / size
  return Math.min((fourth - squares) / periods, delta) / delta
}

test('the weight is the same by sums of squares', () => {
  expect(weightBySums(returns)).toBeCloseTo(0.8083463544, 10)
  fc.assert(
    fc.property(matrices(6, 3), rows => {
      const { shrinkage } = ledoitWolf(rows)
      if (shrinkage > 0) expect(shrinkage).toBeCloseTo(weightBySums(rows), 6)
    }),
  )
})

test('shrinkage towards constant correlation, cut to one on a sample this small', () => {
  const { meanCorrelation, kappa, shrinkage, covariance } = constantCorrelation(returns)

  expect(meanCorrelation).toBeCloseTo(0.2183025369, 10)
  expect(kappa).toBeCloseTo(6.882423473, 10)
  expect(kappa! / returns.length).toBeGreaterThan(1)
  expect(shrinkage).toBe(1)
  const sample = sampleCovariance(returns, 'n')
  expect(covariance[0]![1]).toBeCloseTo(
    meanCorrelation * Math.sqrt(sample[0]![0]! * sample[1]![1]!),
    15,
  )
})

/** What a public program of the same paper is tested against: WLM1ke/poptimizer, poptimizer/dl/tests/test_ledoit_wolf.py. */
test('shrinkage towards constant correlation agrees with another program', () => {
  const rows = [
    [1, 2, 5],
    [4, 6, 8],
    [7, 8, 10],
    [1, 5, 7],
    [8, 9, 1],
  ]
  const { covariance, shrinkage } = constantCorrelation(rows)

  expect(covariance[0]![0]).toBeCloseTo(8.56, 13)
  expect(covariance[1]![1]).toBeCloseTo(6, 13)
  expect(covariance[2]![2]).toBeCloseTo(9.36, 13)
  expect(covariance[0]![1]).toBeCloseTo(2.00071631947653, 13)
  expect(covariance[0]![2]).toBeCloseTo(1.54132176377468, 13)
  expect(covariance[1]![2]).toBeCloseTo(1.34594278490159, 13)

  const twice = constantCorrelation([...rows, ...rows])
  expect(twice.shrinkage).toBeCloseTo(shrinkage / 2, 12)
})

test('a shrunk covariance is semidefinite, keeps the trace, and is as large as the returns squared', () => {
  fc.assert(
    fc.property(matrices(4, 5), rows => {
      const { covariance, shrinkage } = ledoitWolf(rows)
      const larger = ledoitWolf(rows.map(row => row.map(value => 4 * value)))
      const trace = (matrix: Matrix) => matrix.reduce((total, row, at) => total + row[at]!, 0)

      expect(shrinkage).toBeGreaterThanOrEqual(0)
      expect(shrinkage).toBeLessThanOrEqual(1)
      expect(definiteness(covariance).isSemidefinite).toBe(true)
      expect(trace(covariance)).toBeCloseTo(trace(sampleCovariance(rows, 'n')), 10)
      expect(larger.shrinkage).toBeCloseTo(shrinkage, 8)
      expect(larger.covariance[0]![1]).toBeCloseTo(16 * covariance[0]![1]!, 8)
    }),
  )
})

test('two assets have one correlation, which is its own mean: nothing to shrink', () => {
  const pair = returns.map(([first, second]) => [first!, second!])
  const { shrinkage, kappa, covariance } = constantCorrelation(pair)

  expect(shrinkage).toBe(0)
  expect(kappa).toBeUndefined()
  expect(covariance).toEqual(sampleCovariance(pair, 'n'))
})

test('what has no correlation is not shrunk towards a mean one', () => {
  expect(() => constantCorrelation(returns.map(([first]) => [first!]))).toThrow('at least 2 assets')
  expect(() => constantCorrelation(returns.map(([first]) => [first!, 0.1]))).toThrow(
    'variances above 0',
  )
  expect(() => ledoitWolf([[0.1, 0.2]])).toThrow('at least 2 periods')
  expect(() => ledoitWolf([[0.1], [Number.NaN]])).toThrow('must be finite')
})

test('one asset is its own target', () => {
  const single = returns.map(([first]) => [first!])
  expect(ledoitWolf(single)).toEqual({ covariance: sampleCovariance(single, 'n'), shrinkage: 0 })
})
