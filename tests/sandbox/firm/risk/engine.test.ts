import { expect, test } from 'vitest'
import { RiskHistory } from '../../../../clients/trading-system/contract/risk-history.ts'
import { RiskModel } from '../../../../clients/trading-system/contract/risk-model.ts'
import { limitAt } from '../../../../config/limits.ts'
import { Config, type LimitPath } from '../../../../config/schema.ts'
import {
  attributionOf,
  largestDistance,
  rankCorrelation,
} from '../../../../helpers/risk-model/attribution.ts'
import { bookShares, estimateOf } from '../../../../helpers/risk-model/book-shares.ts'
import {
  largestDifferencePct,
  recomputedRisk,
  recomputedShortfalls,
} from '../../../../helpers/risk-model/recomputation.ts'
import { scenarioProfits } from '../../../../helpers/risk-model/scenario-profits.ts'
import {
  backtestRecord,
  historyAgeDays,
  toldShortfalls,
} from '../../../../helpers/value-at-risk/backtest-record.ts'
import { exceptionChances } from '../../../../helpers/value-at-risk/exception-chances.ts'
import { tailLosses } from '../../../../helpers/value-at-risk/tail-losses.ts'
import { shapeShortfall, shapeValueAtRisk } from '../../../../helpers/value-at-risk/tail-shape.ts'
import type { FaultName } from '../../../../sandbox/faults/catalogue.ts'
import { createRiskEngine } from '../../../../sandbox/firm/risk/engine.ts'
import { businessDaysBefore } from '../../../../sandbox/firm/risk/business-days.ts'
import { degrees, lossBeyond, meanBeyond, spread } from '../../../../sandbox/firm/risk/fat-tail.ts'
import { ranked } from '../../../../sandbox/firm/risk/quantile.ts'
import { lacking } from '../virtuous.ts'

const limit = (path: LimitPath): number => limitAt(Config.parse({}), path).value
const share = limit('limits.risk.backtest_chance')
const nowMs = Date.parse('2026-11-29T12:00:00Z')

function engineAt(seed: number, faults: readonly FaultName[] = [], atMs = nowMs) {
  const engine = createRiskEngine({ now: () => atMs, seed, virtues: lacking(...faults) })
  return {
    history: () => RiskHistory.parse(JSON.parse(JSON.stringify(engine.history()))),
    model: () => RiskModel.parse(JSON.parse(JSON.stringify(engine.model()))),
  }
}

/** What the checks of a risk history would say against it. */
function historyFlaws(seed: number, faults: readonly FaultName[] = []): readonly string[] {
  const history = engineAt(seed, faults).history()
  const record = backtestRecord(history)
  const { asMany, asFew, asClustered } = exceptionChances(record.hits, record.tail)
  const { asLarge } = tailLosses(
    {
      returns: record.profits,
      valuesAtRisk: record.valuesAtRisk,
      shortfalls: toldShortfalls(history)!,
    },
    record.tail,
  )
  const { hypothetical, theoretical } = attributionOf(history.days)
  const correlation = rankCorrelation(hypothetical, theoretical)
  const distance = largestDistance(hypothetical, theoretical)
  return [
    ...(asMany < share ? ['too many'] : []),
    ...(asFew < share ? ['too few'] : []),
    ...(asClustered < share ? ['clustered'] : []),
    ...(asLarge < share ? ['too large'] : []),
    ...(correlation < limit('limits.risk.rank_correlation') ? ['unexplained'] : []),
    ...(distance > limit('limits.risk.profit_distance') ? ['unlike'] : []),
    ...(historyAgeDays(record.dates, nowMs) > limit('limits.risk.history_age_days') ? ['old'] : []),
  ]
}

const seeds = Array.from({ length: 40 }, (_, seed) => seed + 1)

test('the engine is healthy for any seed', () => {
  expect(seeds.flatMap(seed => historyFlaws(seed))).toEqual([])
})

test.for<[FaultName, string]>([
  ['firm-understates-risk', 'too many'],
  ['firm-overstates-risk', 'too few'],
  ['firm-blind-in-storms', 'clustered'],
  ['firm-thin-tails', 'too large'],
  ['firm-forgets-risk-factor', 'unexplained'],
  ['firm-stops-telling-risk', 'old'],
  ['firm-explains-loosely', 'unexplained'],
])('%s is found for any seed: %s', ([fault, flaw]) => {
  for (const seed of seeds.slice(0, 12)) expect(historyFlaws(seed, [fault])).toContain(flaw)
})

test('a model that explains most of the profits is let through with any seed', () => {
  for (const seed of seeds.slice(0, 12))
    expect(historyFlaws(seed, ['firm-explains-loosely-twin'])).toEqual([])
})

test('what the engine tells of its book is what its scenarios come to', () => {
  for (const seed of seeds.slice(0, 10)) {
    const model = engineAt(seed).model()
    const { profits, uncovered } = scenarioProfits(model)
    expect(uncovered).toEqual([])
    const risk = recomputedRisk(profits, model.estimates, model.quantileRule)
    expect(largestDifferencePct(risk)).toBeLessThan(1e-3)
    expect(largestDifferencePct(recomputedShortfalls(profits, model.estimates))).toBeLessThan(1e-3)
    const { concentration, leverage } = bookShares(model.positions, model.equity)
    expect(concentration).toBeCloseTo(0.09, 10)
    expect(leverage).toBeCloseTo(0.633, 10)
    expect(Number(estimateOf(model.estimates, 0.95)!.valueAtRisk)).toBeLessThan(500_000)
  }
})

test.for<[FaultName, number]>([
  ['firm-risks-too-much', 0.057],
  ['firm-risks-too-much-twin', 0.043],
])('%s tells a risk of %f of its equity, and tells it right', ([fault, wanted]) => {
  const model = engineAt(3, [fault]).model()
  const told = Number(estimateOf(model.estimates, 0.95)!.valueAtRisk) / Number(model.equity)
  expect(told).toBeCloseTo(wanted, 6)
  const { concentration, leverage } = bookShares(model.positions, model.equity)
  expect(concentration).toBeLessThan(0.1)
  expect(leverage).toBeLessThan(3)
  const recomputed = recomputedRisk(
    scenarioProfits(model).profits,
    model.estimates,
    model.quantileRule,
  )
  expect(largestDifferencePct(recomputed)).toBeLessThan(1e-3)
})

test('the past is the same whenever it is asked for, under the dates of then', () => {
  const day = 86_400_000
  const [one, other] = [engineAt(5).history(), engineAt(5, [], nowMs + 30 * day).history()]
  expect(one.days.map(({ profit }) => profit)).toEqual(other.days.map(({ profit }) => profit))
  expect(one.days.at(-1)!.date).toBe('2026-11-27')
  expect(other.days.at(-1)!.date).toBe('2026-12-28')
  expect(engineAt(6).history().days).not.toEqual(one.days)
})

test('business days end yesterday or before the weekend', () => {
  expect(businessDaysBefore(Date.parse('2026-11-30T00:00:00Z'), 2)).toEqual([
    '2026-11-26',
    '2026-11-27',
  ])
  expect(businessDaysBefore(Date.parse('2026-12-01T23:59:00Z'), 1)).toEqual(['2026-11-30'])
})

test("the engine's own distribution agrees with another program of it", () => {
  for (const tail of [0.1, 0.05, 0.01]) {
    expect(lossBeyond(tail) * spread).toBeCloseTo(shapeValueAtRisk({ degrees }, tail), 9)
    expect(meanBeyond(tail) * spread).toBeCloseTo(shapeShortfall({ degrees }, tail), 3)
  }
})

test('selection finds what sorting finds', () => {
  const values = Array.from({ length: 300 }, (_, at) => (at * 7919) % 101)
  const sorted = values.toSorted((one, other) => one - other)
  for (let rank = 0; rank < values.length; rank += 7)
    expect(ranked(values, rank)).toBe(sorted[rank])
})
