import { describe, expect, test } from 'vitest'
import { limitAt } from '../../../config/limits.ts'
import { Config } from '../../../config/schema.ts'
import {
  acceptedExceptions,
  chanceOutside,
  coverageTest,
} from '../../../helpers/value-at-risk/coverage-test.ts'
import { exceptionChances } from '../../../helpers/value-at-risk/exception-chances.ts'
import { exceptionsOf, type Hits } from '../../../helpers/value-at-risk/exceptions.ts'
import { backtestGate, gateAlarm, gateFindings } from '../../../helpers/value-at-risk/gate.ts'
import { independent } from '../../../helpers/value-at-risk/hit-sequences.ts'
import {
  conditionalCoverageRejection,
  independenceRejection,
} from '../../../helpers/value-at-risk/independence-size.ts'
import {
  independenceRatio,
  transitionsOf,
} from '../../../helpers/value-at-risk/independence-test.ts'
import { randomState, randomWords } from '../../../helpers/value-at-risk/random.ts'
import {
  chanceOfShortfall,
  shortfallCritical,
} from '../../../helpers/value-at-risk/shortfall-size.ts'
import { unconditionalShortfall } from '../../../helpers/value-at-risk/shortfall-test.ts'
import { studentQuantile } from '../../../helpers/value-at-risk/student-distribution.ts'
import { tailLosses } from '../../../helpers/value-at-risk/tail-losses.ts'
import {
  exceptionChance,
  shapeShortfall,
  shapeValueAtRisk,
} from '../../../helpers/value-at-risk/tail-shape.ts'

const days = 500
const tail = 0.05
const shape = { degrees: 5 }
/** Of each of the five tests of the phase. */
const share = limitAt(Config.parse({}), 'limits.risk.backtest_chance').value

/**
 * Days of losses with fat tails, beside a value at risk and a shortfall that are `factor` times the true ones. A day that is no
 * exception earns nothing: no test looks at how much it was.
 */
function told(seed: number, factor = 1) {
  const words = randomWords(randomState(seed))
  const valueAtRisk = factor * shapeValueAtRisk(shape, tail)
  const shortfall = factor * shapeShortfall(shape, tail)
  const chance = exceptionChance(shape, tail, factor)
  const returns = Array.from({ length: days }, () => {
    const uniform = (words.next().value + 0.5) / 2 ** 32
    return uniform < chance ? studentQuantile(uniform, shape.degrees) : 0
  })
  const every = (value: number) => returns.map(() => value)
  return { returns, valuesAtRisk: every(valueAtRisk), shortfalls: every(shortfall) }
}

const hitsIn = (record: ReturnType<typeof told>): Hits =>
  exceptionsOf(record.returns, record.valuesAtRisk)

const critical = shortfallCritical(share, { days, tail, shape })

/** What the five tests say of a record; empty for one that is let through. */
function alarms(record: ReturnType<typeof told>): readonly string[] {
  const { asMany, asFew, asClustered } = exceptionChances(hitsIn(record), tail)
  return [
    ...(asMany < share ? ['too many'] : []),
    ...(asFew < share ? ['too few'] : []),
    ...(asClustered < share ? ['clustered'] : []),
    ...(tailLosses(record, tail).asLarge < share ? ['too large'] : []),
    ...(unconditionalShortfall(record, tail) < critical ? ['too much'] : []),
  ]
}

/** At most 0.1 % in the long run; of these seeds it is three, where one is expected. */
test('of 3,000 seeds of a correct model at most 0.1 % are stopped', () => {
  const stopped = Array.from({ length: 3_000 }, (_, seed) => alarms(told(seed))).filter(
    found => found.length > 0,
  )
  expect(stopped.length).toBeLessThanOrEqual(3)
})

test('the five tests together stop a correct model in one of two thousand cases at most', () => {
  const gate = backtestGate(days, tail, 3 * share)
  const ofShortfall = chanceOfShortfall(critical, { days, tail, shape }).upper
  expect(gate.falseAlarm + share + ofShortfall).toBeLessThanOrEqual(0.0005)
})

test.for([0.7, 1.5])('%f times the true value at risk is stopped in 99 of 100 cases', factor => {
  const gate = backtestGate(days, tail, 3 * share)
  const chance = exceptionChance('normal', tail, factor)
  expect(gateAlarm(gate, independent(chance))).toBeGreaterThanOrEqual(0.99)
})

test('of 1.5 times and of 0.7 times, simulated with fat tails, nearly all are stopped', () => {
  const stopped = (factor: number) =>
    Array.from({ length: 200 }, (_, seed) => alarms(told(seed, factor))).filter(
      found => found.length > 0,
    ).length
  expect(stopped(0.7)).toBeGreaterThan(180)
  expect(stopped(1.5)).toBeGreaterThan(120)
})

test('the gate and the chances stop the same days', () => {
  const gate = backtestGate(days, tail, 3 * share)
  for (const factor of [0.6, 0.8, 1, 1.3, 1.7])
    for (let seed = 0; seed < 60; seed++) {
      const hits = hitsIn(told(seed, factor))
      const { asMany, asFew, asClustered } = exceptionChances(hits, tail)
      const isStopped = Math.min(asMany, asFew, asClustered) <= share
      expect(gateFindings(gate, hits).length > 0).toBe(isStopped)
    }
})

describe('over 1,000 seeds of a correct model, a test at 5 % alarms as often as its exact size says', () => {
  const seeds = 1_000
  const records = Array.from({ length: seeds }, (_, seed) => told(seed + 10_000))
  const hits = records.map(hitsIn)
  /** Four standard deviations of a share of 1,000. */
  const expectShare = (alarmed: number, size: number) =>
    expect(Math.abs(alarmed / seeds - size)).toBeLessThan(
      4 * Math.sqrt((size * (1 - size)) / seeds),
    )
  const critical1 = 3.841458820694124
  const critical2 = 5.991464547107979

  test("Kupiec's coverage", () => {
    const alarmed = hits.filter(one => coverageTest(one, tail).statistic > critical1).length
    expectShare(alarmed, chanceOutside(acceptedExceptions(days, tail), days, tail))
  })

  test("Christoffersen's independence", () => {
    const alarmed = hits.filter(
      one => (independenceRatio(transitionsOf(one)) ?? 0) > critical1,
    ).length
    expectShare(alarmed, independenceRejection(days, independent(tail)))
  })

  test("Christoffersen's conditional coverage", () => {
    const alarmed = hits.filter(one => {
      const ratio = independenceRatio(transitionsOf(one))
      return ratio !== undefined && ratio + coverageTest(one, tail).statistic > critical2
    }).length
    expectShare(alarmed, conditionalCoverageRejection({ days, tail }, independent(tail)))
  })

  test("Acerbi and Székely's Z2", () => {
    const at = shortfallCritical(0.05, { days, tail, shape })
    const alarmed = records.filter(one => unconditionalShortfall(one, tail) <= at).length
    const { lower, upper } = chanceOfShortfall(at, { days, tail, shape })
    expectShare(alarmed, (lower + upper) / 2)
  })

  test('the size of losses one by one', () => {
    const alarmed = records.filter(one => tailLosses(one, tail).asLarge < 0.05).length
    expectShare(alarmed, 0.05)
  })
})
