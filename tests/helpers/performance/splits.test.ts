import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { combinations } from '../../../helpers/performance/combinations.ts'
import {
  backtestPaths,
  purgedSplits,
  type PurgedDivision,
} from '../../../helpers/performance/purged-splits.ts'
import { sizeOf, within, type Range, type Split } from '../../../helpers/performance/splits.ts'
import {
  walkForwardEfficiency,
  walkForwardSplits,
  type WalkForward,
} from '../../../helpers/performance/walk-forward.ts'

const placesOf = (ranges: readonly Range[]) =>
  ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index))

const asText = ({ train, test }: Split) =>
  [train, test].map(ranges => ranges.map(({ from, to }) => `${from}-${to}`).join(' ')).join(' | ')

const overlap = { labelPeriods: fc.nat(3), embargoPeriods: fc.nat(3) }
const walks: fc.Arbitrary<WalkForward> = fc.record({
  observations: fc.integer({ min: 40, max: 80 }),
  train: fc.integer({ min: 1, max: 15 }),
  test: fc.integer({ min: 1, max: 10 }),
  isAnchored: fc.boolean(),
  ...overlap,
})
const divisions: fc.Arbitrary<PurgedDivision> = fc.record({
  observations: fc.integer({ min: 60, max: 90 }),
  groups: fc.integer({ min: 4, max: 6 }),
  testGroups: fc.integer({ min: 1, max: 2 }),
  ...overlap,
})

test('a window walks forward, with room for labels and embargo', () => {
  const walk = { observations: 21, train: 6, test: 4, labelPeriods: 2, embargoPeriods: 1 }

  expect(walkForwardSplits(walk).map(asText)).toEqual([
    '0-6 | 9-13',
    '4-10 | 13-17',
    '8-14 | 17-21',
  ])
  expect(walkForwardSplits({ ...walk, isAnchored: true }).map(asText)).toEqual([
    '0-6 | 9-13',
    '0-10 | 13-17',
    '0-14 | 17-21',
  ])
})

test('walking forward, nothing that is learnt looks into a test, and nothing is tested twice', () => {
  fc.assert(
    fc.property(walks, walk => {
      const { labelPeriods = 0, embargoPeriods = 0 } = walk
      const splits = walkForwardSplits(walk)
      const tested = splits.flatMap(({ test }) => placesOf(test))

      expect(tested).toEqual(tested.map((_, index) => tested[0]! + index))
      expect(walk.observations - 1 - tested.at(-1)!).toBeLessThan(walk.test)
      for (const { train, test } of splits) {
        const lastLearnt = placesOf(train).at(-1)!
        expect(lastLearnt + labelPeriods + embargoPeriods + 1).toBe(placesOf(test)[0])
        expect(sizeOf(train)).toBeGreaterThanOrEqual(walk.train)
      }
    }),
  )
})

test('groups that are tested are purged on both sides, and under embargo after', () => {
  const division = {
    observations: 40,
    groups: 4,
    testGroups: 2,
    labelPeriods: 2,
    embargoPeriods: 1,
  }

  expect(purgedSplits(division).map(asText)).toEqual([
    '23-40 | 0-20',
    '13-18 33-40 | 0-10 20-30',
    '13-28 | 0-10 30-40',
    '0-8 33-40 | 10-30',
    '0-8 23-28 | 10-20 30-40',
    '0-18 | 20-40',
  ])
})

test('an observation is learnt from exactly if its label meets none that is tested, and no embargo', () => {
  fc.assert(
    fc.property(divisions, division => {
      const { observations, labelPeriods = 0, embargoPeriods = 0 } = division
      for (const { train, test } of purgedSplits(division)) {
        const tested = placesOf(test)
        const expected = Array.from({ length: observations }, (_, place) => place).filter(
          place =>
            !tested.includes(place) &&
            tested.every(other => {
              const isBefore = place + labelPeriods < other
              const isAfter = place > other + labelPeriods + embargoPeriods
              return isBefore || isAfter
            }),
        )
        expect(placesOf(train)).toEqual(expected)
      }
    }),
    { numRuns: 30 },
  )
})

test('every group is tested once on every path, and every test lies on one path', () => {
  fc.assert(
    fc.property(divisions, division => {
      const { groups, testGroups, observations } = division
      const splits = purgedSplits(division)
      const paths = backtestPaths(splits)
      const tests = paths.flatMap(path => path.map((split, group) => `${split}:${group}`))

      expect(paths).toHaveLength((splits.length * testGroups) / groups)
      for (const path of paths)
        for (const [group, split] of path.entries())
          expect(splits[split]!.testGroups).toContain(group)
      expect(new Set(tests).size).toBe(splits.length * testGroups)
      expect(splits.reduce((sum, { test }) => sum + sizeOf(test), 0)).toBe(
        observations * paths.length,
      )
    }),
  )
})

test('six groups with two tested have fifteen splits and five paths', () => {
  const splits = purgedSplits({ observations: 60, groups: 6, testGroups: 2 })

  expect(splits).toHaveLength(15)
  expect(backtestPaths(splits)).toEqual([
    [0, 0, 1, 2, 3, 4],
    [1, 5, 5, 6, 7, 8],
    [2, 6, 9, 9, 10, 11],
    [3, 7, 10, 12, 12, 13],
    [4, 8, 11, 13, 14, 14],
  ])
})

test('a series is cut down to ranges', () => {
  const ranges = [
    { from: 0, to: 2 },
    { from: 3, to: 4 },
  ]
  expect(within([5, 6, 7, 8], ranges)).toEqual([5, 6, 8])
  expect(within(Float64Array.of(5, 6, 7, 8), ranges)).toEqual([5, 6, 8])
})

test('combinations are all there are, in order, and the last is the complement of the first', () => {
  const { count, take, places } = combinations(4, 2)
  expect([...places].join('')).toBe('010203121323')

  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), half => {
      const all = combinations(2 * half, half)
      const rows = Array.from({ length: all.count }, (_, row) => [
        ...all.places.subarray(row * half, (row + 1) * half),
      ])
      for (const [index, row] of rows.entries())
        expect([...row, ...rows.at(-1 - index)!].sort((one, other) => one - other)).toEqual(
          Array.from({ length: 2 * half }, (_, place) => place),
        )
      expect(new Set(rows.map(row => row.join())).size).toBe(all.count)
    }),
  )
  expect({ count, take }).toEqual({ count: 6, take: 2 })
  expect(combinations(16, 8).count).toBe(12_870)
})

test('an efficiency is the share that is left out of sample', () => {
  expect(walkForwardEfficiency(2, 1)).toBe(0.5)
  expect(walkForwardEfficiency(2, -1)).toBe(-0.5)
})

test.for<readonly [string, () => unknown, string]>([
  [
    'a record too short to walk through',
    () => walkForwardSplits({ observations: 10, train: 8, test: 2, labelPeriods: 1 }),
    'observations must be at least 11 for one walk forward, were 10',
  ],
  ['a test of nothing', () => walkForwardSplits({ observations: 9, train: 3, test: 0 }), 'was 0'],
  [
    'a label that looks back',
    () => walkForwardSplits({ observations: 9, train: 3, test: 1, labelPeriods: -1 }),
    'the periods of a label must be a whole number of at least 0, was -1',
  ],
  [
    'an embargo of half a period',
    () => purgedSplits({ observations: 9, groups: 3, testGroups: 1, embargoPeriods: 0.5 }),
    'the periods of an embargo must be a whole number of at least 0, was 0.5',
  ],
  [
    'groups that are all tested',
    () => purgedSplits({ observations: 9, groups: 3, testGroups: 3 }),
    'groups must be at most the 9 observations and more than the 3 tested, were 3',
  ],
  [
    'more groups than observations',
    () => purgedSplits({ observations: 3, groups: 4, testGroups: 1 }),
    'groups must be at most the 3 observations',
  ],
  [
    'labels that leave nothing to learn from',
    () => purgedSplits({ observations: 9, groups: 3, testGroups: 1, labelPeriods: 3 }),
    'that of groups 1 has none after purging: take fewer groups or shorter labels',
  ],
  ['too many choices', () => combinations(40, 20), 'combinations must be at most 200000'],
  ['more choices than places', () => combinations(3, 4), 'must be at most 3, were 4 of 3'],
  ['paths of no splits', () => backtestPaths([]), 'splits must test every group equally often'],
  [
    'paths of some splits',
    () => backtestPaths(purgedSplits({ observations: 9, groups: 3, testGroups: 2 }).slice(1)),
    'splits must test every group equally often, 2 of them did not',
  ],
  ['a range beyond the end', () => within([1], [{ from: 0, to: 2 }]), 'was 0 to 2'],
  [
    'an efficiency of nothing',
    () => walkForwardEfficiency(0, 1),
    'the Sharpe ratio in sample must be above 0 for an efficiency, was 0',
  ],
  ['an efficiency that is no number', () => walkForwardEfficiency(1, Number.NaN), 'was NaN'],
])('%s is refused', ([, measure, message]) => {
  expect(measure).toThrow(message)
})
