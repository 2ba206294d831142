import { expect, test } from 'vitest'
import { spreadOf } from '../../../helpers/value-at-risk/moments.ts'
import {
  scenarioRisk,
  simulatedReturns,
  simulationError,
} from '../../../helpers/value-at-risk/monte-carlo.ts'
import { normalQuantile } from '../../../helpers/normal.ts'
import { normalRisk } from '../../../helpers/value-at-risk/parametric.ts'
import { randomNormals, randomState, randomWords } from '../../../helpers/value-at-risk/random.ts'
import { s20, unusable } from './returns.ts'

const spread = spreadOf(s20)
const count = 10_000

/** The value that comes after `skipped` others. */
function after<Value>(values: Iterator<Value, never>, skipped: number): Value {
  for (let at = 0; at < skipped; at++) values.next()
  return values.next().value
}

test('the generator gives the published words', () => {
  const words = randomWords([0, 1, 2, 3])
  const first = Array.from({ length: 8 }, () => words.next().value)
  expect(first).toEqual([
    384, 524_546, 1_075_056_769, 2_828_078_338, 1_617_561_924, 3_403_628_308, 1_563_858_755,
    3_600_111_265,
  ])
  expect(after(randomWords([1, 2, 3, 4]), 102_400)).toBe(0x2c_87_3c_fa)
})

test('a seed is a state of its own, and the same one every time', () => {
  const states = [0, 1, 2, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1].map(seed => randomState(seed).join())
  expect(new Set(states).size).toBe(states.length)
  expect(randomState(7)).toEqual(randomState(7))
  expect(new Set(randomState(0)).size).toBe(4)
})

test('a grid of quantiles in place of random numbers', () => {
  const grid = Array.from(
    { length: count },
    (_, at) => spread.mean + spread.deviation * normalQuantile((at + 0.5) / count),
  )
  const risk = scenarioRisk(grid.toReversed(), 0.01)
  expect(risk.valueAtRisk).toBeCloseTo(0.049805890425, 12)
  expect(risk.expectedShortfall).toBeCloseTo(0.056897034976, 12)
})

test('the error of a simulation', () => {
  expect(simulationError(spread.deviation, 0.01, count)).toBeCloseTo(0.000787396641, 12)
  expect(simulationError(1, 0.01, 4 * count)).toBeCloseTo(simulationError(1, 0.01, count) / 2, 12)
})

test.for([1, 2, 3, 20_261_129])('seed %i comes within four errors of the normal model', seed => {
  const returns = simulatedReturns(spread, { scenarios: count, seed })
  const [simulated, exact] = [scenarioRisk(returns, 0.01), normalRisk(spread, 0.01)]
  const error = simulationError(spread.deviation, 0.01, count)
  expect(Math.abs(simulated.valueAtRisk - exact.valueAtRisk)).toBeLessThanOrEqual(4 * error)
  expect(Math.abs(simulated.expectedShortfall - exact.expectedShortfall)).toBeLessThan(6 * error)

  const mean = returns.reduce((sum, value) => sum + value, 0) / count
  expect(Math.abs(mean - spread.mean)).toBeLessThan((4 * spread.deviation) / 100)
})

test('the same seed gives the same returns, another one others', () => {
  const run = (seed: number, scenarios = 100) => simulatedReturns(spread, { scenarios, seed })
  expect(run(5)).toEqual(run(5))
  expect(run(5)).not.toEqual(run(6))
  expect([...run(5, 50)]).toEqual([...run(5)].slice(0, 50))
  expect(after(randomNormals(5), 99) * spread.deviation + spread.mean).toBe(run(5)[99])
})

test.for(unusable)('scenarios of %s are refused', ([, returns]) => {
  expect(() => scenarioRisk(returns, 0.05)).toThrow(expect.objectContaining({ name: 'RiskError' }))
})

test.for([
  ['a seed below zero', () => randomState(-1)],
  ['half a seed', () => randomState(0.5)],
  ['no scenario', () => simulatedReturns(spread, { scenarios: 0, seed: 1 })],
  ['no deviation', () => simulatedReturns({ mean: 0, deviation: 0 }, { scenarios: 9, seed: 1 })],
  ['no mean', () => simulatedReturns({ mean: NaN, deviation: 1 }, { scenarios: 9, seed: 1 })],
  ['an error of no scenario', () => simulationError(1, 0.01, 0)],
  ['scenarios too few for the tail', () => scenarioRisk(s20, 0.01)],
] as const)('%s is refused', ([, call]) => {
  expect(call).toThrow(expect.objectContaining({ name: 'RiskError' }))
})
