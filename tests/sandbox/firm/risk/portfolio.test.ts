import { expect, test } from 'vitest'
import { Allocation } from '../../../../clients/trading-system/contract/allocation.ts'
import { Correlations } from '../../../../clients/trading-system/contract/correlations.ts'
import { StressTests } from '../../../../clients/trading-system/contract/stress-tests.ts'
import { correlationFlaws } from '../../../../helpers/portfolio/definiteness.ts'
import { meanVariance } from '../../../../helpers/portfolio/mean-variance.ts'
import { comovementDifference } from '../../../../helpers/risk-model/comovement.ts'
import { likeliestLoss } from '../../../../helpers/risk-model/likeliest-loss.ts'
import { costOf, stressResults, worstOf } from '../../../../helpers/risk-model/stress-results.ts'
import { weightFlaws } from '../../../../helpers/risk-model/weights.ts'
import type { FaultName } from '../../../../sandbox/faults/catalogue.ts'
import { createRiskEngine } from '../../../../sandbox/firm/risk/engine.ts'
import { lacking } from '../virtuous.ts'

const nowMs = Date.parse('2026-11-29T12:00:00Z')

function told(seed: number, ...faults: readonly FaultName[]) {
  const engine = createRiskEngine({ now: () => nowMs, seed, virtues: lacking(...faults) })
  const plain = (answer: object): unknown => JSON.parse(JSON.stringify(answer))
  return {
    stress: StressTests.parse(plain(engine.stressTests())),
    correlations: Correlations.parse(plain(engine.correlations())),
    allocation: Allocation.parse(plain(engine.allocation())),
  }
}

const seeds = [1, 2, 3, 4, 5, 6, 7, 8]

test.for(seeds)('with seed %i, stress tests, correlations and weights are right', seed => {
  const { stress, correlations, allocation } = told(seed)
  const results = stressResults(stress.positions, stress.scenarios)
  expect(results.every(one => one.differencePct < 1e-3 && !one.isOfWrongSign)).toBe(true)
  expect(results.flatMap(({ unshocked }) => unshocked)).toEqual([])
  expect(costOf(worstOf(results)) / Number(stress.equity)).toBeLessThan(0.2)

  expect(Math.max(...Object.values(correlationFlaws(correlations.correlation)))).toBe(0)
  const { correlation, volatilityPct } = comovementDifference(correlations, correlations.returns!)
  expect(correlation).toBeLessThan(1e-12)
  expect(volatilityPct).toBeLessThan(1e-9)
  expect(likeliestLoss(stress.positions, correlations, 2_500_000).deviations).toBeGreaterThan(12)

  const { breach, gapPct } = weightFlaws(allocation)
  expect(breach).toBeLessThan(1e-12)
  expect(gapPct).toBeLessThan(1e-6)
  const other = meanVariance({
    covariance: allocation.covariance,
    expected: allocation.expectedReturns!,
    riskAversion: allocation.riskAversion!,
    lower: allocation.lowerBounds,
    upper: allocation.upperBounds,
  })
  for (const [at, weight] of allocation.weights.entries()) expect(weight).toBeCloseTo(other[at]!, 6)
})

test('weights that are not optimal, and those beyond a cap, are found with any seed', () => {
  for (const seed of seeds) {
    expect(weightFlaws(told(seed, 'firm-equal-weights').allocation).gapPct).toBeGreaterThan(5)
    expect(weightFlaws(told(seed, 'firm-ignores-caps').allocation).breach).toBeGreaterThan(0.01)
  }
})

test.for([
  ['firm-indefinite-correlations', 'belowZero'],
  ['firm-asymmetric-correlations', 'asymmetry'],
  ['firm-correlation-beside-one', 'diagonal'],
] as const)('%s is found with any seed', ([fault, flaw]) => {
  for (const seed of seeds)
    expect(correlationFlaws(told(seed, fault).correlations.correlation)[flaw]).toBeGreaterThan(0.01)
})

test('ruin is as far away as the fault says', () => {
  const { stress, correlations } = told(1, 'firm-near-ruin')
  const loss = 0.25 * Number(stress.equity)
  expect(likeliestLoss(stress.positions, correlations, loss).deviations).toBeCloseTo(8.7, 4)
})
