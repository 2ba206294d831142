import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  backtestOverfitting,
  type OverfittingConvention,
} from '../../../helpers/performance/backtest-overfitting.ts'
import { sharpePerPeriod } from '../../../helpers/performance/sharpe.ts'
import { basisPoints, someReturns, varyingReturns } from './arbitrary-returns.ts'

const rows = [
  [3, 1, -1, 2],
  [1, 2, 0, -1],
  [-2, 1, 1, 0],
  [0, -1, 2, 1],
  [4, 0, 0, -2],
  [1, 1, -1, 0],
  [-3, 2, 1, 1],
  [-1, 0, 1, 2],
]
const printed = [0, 1, 2, 3].map(trial => rows.map(row => row[trial]! / 100))

/** Trials of noise: a generator of its own, so that every run sees the same. */
function noise(trials: number, periods: number, seed = 7): Float64Array[] {
  let state = seed
  const next = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647 - 0.5
  }
  return Array.from({ length: trials }, () => Float64Array.from({ length: periods }, next))
}

/** The choices of half of the blocks as bits of a number, counted up instead of walked through. */
function logitsByCounting(trials: readonly (readonly number[])[], blocks: number): number[] {
  const size = trials[0]!.length / blocks
  const logits: number[] = []
  for (let bits = 0; bits < 2 ** blocks; bits++) {
    const chosen = Array.from({ length: blocks }, (_, block) => Math.floor(bits / 2 ** block) % 2)
    if (chosen.filter(Boolean).length !== blocks / 2) continue
    const measured = (side: number) =>
      trials.map(trial =>
        sharpePerPeriod(trial.filter((_, period) => chosen[Math.floor(period / size)] === side)),
      )
    const [inside, outside] = [measured(1), measured(0)]
    const best = outside[inside.indexOf(Math.max(...inside))]!
    const rank = outside.filter(value => value <= best).length
    logits.push(Math.log(rank / (trials.length + 1 - rank)))
  }
  return logits
}

const sorted = (values: Iterable<number>) => [...values].sort((one, other) => one - other)

test('the printed matrix has the printed logits, in the order of its splits', () => {
  const { probability, logits } = backtestOverfitting(printed, { blocks: 4, metric: 'mean' })
  const mean = logits.reduce((sum, logit) => sum + logit, 0) / logits.length

  expect([...logits].map(logit => logit.toFixed(10))).toEqual([
    '1.3862943611',
    '-1.3862943611',
    '-0.4054651081',
    '-1.3862943611',
    '-1.3862943611',
    '1.3862943611',
  ])
  expect(probability.toFixed(10)).toBe('0.6666666667')
  expect(mean.toFixed(10)).toBe('-0.2986265782')
})

test('by Sharpe ratios, it is what counting all choices gives', () => {
  const seeds = fc.integer({ min: 1, max: 1_000_000 })
  const shape = fc.constantFrom([4, 3, 12], [6, 5, 18], [8, 4, 16])
  fc.assert(
    fc.property(seeds, shape, (seed, [blocks = 0, count = 0, periods = 0]) => {
      const trials = noise(count, periods, seed).map(trial => [...trial])
      const { probability, logits } = backtestOverfitting(trials, { blocks })
      const expected = sorted(logitsByCounting(trials, blocks))

      expect(sorted(logits)).toEqual(expected)
      expect(probability).toBe(expected.filter(logit => logit <= 0).length / expected.length)
    }),
    { numRuns: 40 },
  )
})

test('neither the order of the trials nor their scale matters, nor a shift to the mean', () => {
  const shuffle = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), shuffle, (seed, order) => {
      const trials = noise(5, 24, seed)
      const shuffled = order.map(trial => trials[trial]!.map(value => value * 3))
      const shifted = order.map(trial => trials[trial]!.map(value => value + 0.25))
      const mean: OverfittingConvention = { blocks: 6, metric: 'mean' }

      expect(backtestOverfitting(shuffled, { blocks: 6 }).logits).toEqual(
        backtestOverfitting(trials, { blocks: 6 }).logits,
      )
      expect(backtestOverfitting(shifted, mean).logits).toEqual(
        backtestOverfitting(trials, mean).logits,
      )
    }),
    { numRuns: 40 },
  )
})

test('a trial that is always the best is not overfitted', () => {
  const trials = noise(9, 80)
  trials.push(Float64Array.from(trials[0]!, value => value / 100 + 1))

  const { probability, logits } = backtestOverfitting(trials, { blocks: 8 })

  expect(probability).toBe(0)
  expect(new Set(logits)).toEqual(new Set([Math.log(10 / 1)]))
})

test('what is good in one half only is overfitted for certain', () => {
  const trials = [
    [4, 3, 4, -3, -4, -3],
    [-3, -4, -3, 4, 3, 4],
  ]
  expect(backtestOverfitting(trials, { blocks: 2 }).probability).toBe(1)
})

test('of trials that are the same none is better: the middle rank counts as overfitted', () => {
  const trial = [1, -2, 3, 4, -5, 6, 7, -8]
  const { probability, logits } = backtestOverfitting([trial, trial, trial], { blocks: 4 })

  expect(probability).toBe(1)
  expect([...logits]).toEqual([0, 0, 0, 0, 0, 0])
})

test('of trials that are the best together the worse one counts, in any order', () => {
  const [one, other, third] = [
    [2, 1, 1, 2, 0, 3, 3, 0],
    [1, 2, 2, 1, -1, 0, 0, -1],
    [0, 1, 0, 1, 1, 2, 1, 2],
  ]
  const convention: OverfittingConvention = { blocks: 2, metric: 'mean' }

  for (const trials of [
    [one, other, third],
    [other, third, one],
    [third, other, one],
  ])
    expect(backtestOverfitting(trials, convention).logits[0]).toBeCloseTo(Math.log(1 / 3), 12)
})

test('sums that differ by the order of their terms are shared, in sample and out of sample', () => {
  const half = someReturns(20, 20)
  const less = (returns: readonly number[], by: number) => returns.map(value => value - by)
  fc.assert(
    fc.property(half, half, (first, second) => {
      const one = [...first, ...second]
      const bestTwice = [...first.toReversed(), ...less(second, 0.5)]
      const worst = less(one, 1)
      const rankedTwice = [...less(first, 1), ...second.toReversed()]
      const logitOfFirst = (trials: readonly (readonly number[])[]) =>
        backtestOverfitting(trials, { blocks: 2, metric: 'mean' }).logits[0]
      fc.pre(new Set(first).size > 1 || new Set(second).size > 1)

      expect(logitOfFirst([one, bestTwice, worst])).toBe(0)
      expect(logitOfFirst([one, rankedTwice])).toBe(0)
    }),
  )
})

test('a half that varies by rounding only has no Sharpe ratio', () => {
  fc.assert(
    fc.property(basisPoints, varyingReturns, (level, varying) => {
      const resting = varying.map(() => level)
      const trial = [...resting, ...varying]
      const other = trial.map((_, period) => period % 2)

      expect(() => backtestOverfitting([other, trial], { blocks: 2 })).toThrow(
        'those of number 2 did not: take the mean as the metric',
      )
    }),
  )
})

test('noise is overfitted about half of the time', () => {
  const probabilities = Array.from(
    { length: 30 },
    (_, seed) => backtestOverfitting(noise(10, 160, 1000 + seed * 7919), { blocks: 8 }).probability,
  )
  const mean = probabilities.reduce((sum, value) => sum + value, 0) / probabilities.length

  expect(mean).toBeGreaterThan(0.35)
  expect(mean).toBeLessThan(0.65)
})

test('periods that fill no block are the oldest, and are told', () => {
  const trials = noise(3, 43)
  const recent = trials.map(trial => trial.subarray(3))

  const all = backtestOverfitting(trials, { blocks: 4 })

  expect(all).toMatchObject({ periodsPerBlock: 10, unusedPeriods: 3 })
  expect(all.logits).toEqual(backtestOverfitting(recent, { blocks: 4 }).logits)
})

test('a hundred trials in 16 blocks take less than half a second', () => {
  const trials = noise(100, 1000)
  const seconds = [1, 2].map(() => {
    const before = process.threadCpuUsage()
    expect(backtestOverfitting(trials).logits).toHaveLength(12_870)
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1_000_000
  })
  expect(Math.min(...seconds)).toBeLessThan(0.5)
})

const constant = Array.from({ length: 16 }, () => 0.01)
const late = [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 1, 3, 1, 2, 1, 3]
const moving = [1, 2, 1, 3, 1, 2, 1, 3, 1, 2, 1, 3, 1, 2, 1, 3]

test.for<readonly [string, () => unknown, string]>([
  ['no trials', () => backtestOverfitting([]), 'trials must be at least 2, were 0: give all'],
  ['one trial', () => backtestOverfitting([moving]), 'trials must be at least 2, were 1'],
  [
    'a short record',
    () => backtestOverfitting([moving, moving]),
    'a trial must have at least 32 returns for 16 blocks, had 16: give a longer record',
  ],
  [
    'trials of different periods',
    () => backtestOverfitting([moving, moving.slice(1)], { blocks: 4 }),
    'trials must be of the same periods, the first had 16 and number 2 had 15',
  ],
  [
    'a trial that never traded',
    () => backtestOverfitting([moving, constant], { blocks: 4 }),
    'returns of a trial must vary, those of number 2 were all 0.01: leave out',
  ],
  [
    'a Sharpe ratio of a half without trades',
    () => backtestOverfitting([moving, late], { blocks: 4 }),
    'must vary in each half for its Sharpe ratio, those of number 2 did not: take the mean',
  ],
  [
    'a gap',
    () => backtestOverfitting([moving, moving.with(3, Number.NaN)], { blocks: 4 }),
    'returns of trial 2 must be finite numbers, number 4 was NaN',
  ],
  [
    'blocks without halves',
    () => backtestOverfitting([moving, late], { blocks: 5 }),
    'was 5: take 16',
  ],
  ['no blocks', () => backtestOverfitting([moving, late], { blocks: 0 }), 'was 0: take 16'],
  ['too many blocks', () => backtestOverfitting([moving, late], { blocks: 22 }), 'was 22: take 16'],
])('%s is refused', ([, measure, message]) => {
  expect(measure).toThrow(message)
})

test('by the mean, a half without trades is nothing special', () => {
  const { probability } = backtestOverfitting([moving, late], { blocks: 4, metric: 'mean' })
  expect(probability).toBeGreaterThan(0)
})
