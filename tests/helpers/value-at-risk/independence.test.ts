import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chiSquaredCritical } from '../../../helpers/value-at-risk/chi-squared.ts'
import { coverageTest } from '../../../helpers/value-at-risk/coverage-test.ts'
import {
  chanceOfPairs,
  exceptionsToShowClusters,
  mostPairs,
} from '../../../helpers/value-at-risk/exception-pairs.ts'
import type { Hits } from '../../../helpers/value-at-risk/exceptions.ts'
import {
  chanceOfSequences,
  clustered,
  independent,
} from '../../../helpers/value-at-risk/hit-sequences.ts'
import {
  conditionalCoverageRejection,
  independenceRejection,
} from '../../../helpers/value-at-risk/independence-size.ts'
import {
  conditionalCoverageTest,
  independenceRatio,
  independenceTest,
  transitionsOf,
} from '../../../helpers/value-at-risk/independence-test.ts'
import { deviance } from '../../../helpers/value-at-risk/likelihood-ratio.ts'
import { everySequence, hitsOf } from './hits.ts'

const example = hitsOf('00011000000100000000')

test('transitions of the example', () => {
  expect(transitionsOf(example)).toEqual({ calmCalm: 14, calmHit: 2, hitCalm: 2, hitHit: 1 })
})

test('independence and conditional coverage of the example', () => {
  expect(independenceTest(example).statistic).toBeCloseTo(0.6984381947, 10)
  expect(independenceTest(example).pValue).toBeCloseTo(0.4033089816, 10)
  expect(coverageTest(example, 0.05).statistic).toBeCloseTo(2.8100021383, 10)
  expect(conditionalCoverageTest(example, 0.05).statistic).toBeCloseTo(3.5084403329, 10)
  expect(conditionalCoverageTest(example, 0.05).pValue).toBeCloseTo(0.1730421337, 10)
})

test('coverage over one day less, as some have it, is another number', () => {
  expect(deviance(3, 19, 0.05)).toBeCloseTo(3.0416106971, 10)
  expect(deviance(3, 19, 0.05) + independenceTest(example).statistic).toBeCloseTo(3.7400488918, 10)
})

test('the ratio of a table of transitions', () => {
  const table = { calmCalm: 236, calmHit: 7, hitCalm: 5, hitHit: 1 }
  expect(independenceRatio(table)).toBeCloseTo(1.885113919, 10)
})

test('no ratio without an exception that has a day after it', () => {
  for (const days of ['0000', '0001', '1111', ''])
    expect(() => independenceTest(hitsOf(days))).toThrow(
      expect.objectContaining({ code: 'RISK_NOT_COMPUTABLE' }),
    )
  expect(independenceTest(hitsOf('0100')).statistic).toBeGreaterThan(0)
  expect(independenceTest(hitsOf('1000')).statistic).toBe(0)
  expect(independenceTest(hitsOf('0111')).statistic).toBe(0)
})

test('the ratio does not depend on the direction of time', () => {
  const days = fc.array(fc.boolean(), { minLength: 20, maxLength: 60 })
  const padded = days.map(middle => [false, true, ...middle, true, false])
  fc.assert(
    fc.property(padded, hits => {
      expect(independenceTest(hits.toReversed()).statistic).toBeCloseTo(
        independenceTest(hits).statistic,
        9,
      )
    }),
  )
})

test('exceptions in a row are told from the same number spread out', () => {
  const spread = hitsOf('0000010000'.repeat(10))
  const together = hitsOf('0'.repeat(45) + '1'.repeat(10) + '0'.repeat(45))
  expect(independenceTest(spread).pValue).toBeGreaterThan(0.1)
  expect(independenceTest(together).pValue).toBeLessThan(1e-6)
})

const rejects = (hits: Hits, critical: number) =>
  (independenceRatio(transitionsOf(hits)) ?? 0) > critical

test('exact sizes are those of all sequences, counted one by one', () => {
  const days = 11
  for (const chance of [0.1, 0.3]) {
    const all = everySequence(days, chance)
    const share = (is: (hits: Hits) => boolean) =>
      all.reduce((sum, { hits, probability }) => sum + (is(hits) ? probability : 0), 0)
    const critical = chiSquaredCritical(0.05, 1)
    const bothCritical = chiSquaredCritical(0.05, 2)
    const bothReject = (hits: Hits) =>
      independenceRatio(transitionsOf(hits)) !== undefined &&
      conditionalCoverageTest(hits, 0.1).statistic > bothCritical

    expect(independenceRejection(days, independent(chance))).toBeCloseTo(
      share(hits => rejects(hits, critical)),
      12,
    )
    expect(conditionalCoverageRejection({ days, tail: 0.1 }, independent(chance))).toBeCloseTo(
      share(bothReject),
      12,
    )
  }
})

test('a clustered process is counted as it is walked', () => {
  const process = clustered(0.2, 0.6)
  const walked = (hits: Hits) =>
    hits.reduce((product, hit, day) => {
      const before = hits[day - 1]
      const chance =
        before === undefined ? process.first : before ? process.afterHit : process.afterCalm
      return product * (hit ? chance : 1 - chance)
    }, 1)
  const isMeant = (pairs: number, exceptions: number) => pairs >= 2 && exceptions <= 5
  const expected = everySequence(9, 0.5)
    .filter(({ hits }) => isMeant(transitionsOf(hits).hitHit, hits.filter(Boolean).length))
    .reduce((sum, { hits }) => sum + walked(hits), 0)
  const counted = chanceOfSequences(9, process, ({ hitHit, exceptions }) =>
    isMeant(hitHit, exceptions),
  )
  expect(counted).toBeCloseTo(expected, 12)
  expect(expected).toBeGreaterThan(0.05)
})

test('all sequences together are certain', () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      chance,
      chance,
      chance,
      (days, first, calm, hit) => {
        const process = { first, afterCalm: calm, afterHit: hit }
        expect(chanceOfSequences(days, process, () => true)).toBeCloseTo(1, 11)
      },
    ),
    { numRuns: 60 },
  )
})

test('the nominal 5 % of the test of independence is less in 250 days, and its power is small', () => {
  const size = independenceRejection(250, independent(0.01))
  const power = independenceRejection(250, clustered(0.01, 0.2))
  expect(size).toBeGreaterThan(0.01)
  expect(size).toBeLessThan(0.02)
  expect(power).toBeGreaterThan(2 * size)
  expect(power).toBeLessThan(0.5)
})

test('pairs of exceptions, counted in all orders', () => {
  const days = 10
  const orders = everySequence(days, 0.5).map(({ hits }) => hits)
  for (const exceptions of [0, 1, 4, 7, 10]) {
    const those = orders.filter(hits => hits.filter(Boolean).length === exceptions)
    for (const pairs of [0, 1, 2, 3, 9]) {
      const share = those.filter(hits => transitionsOf(hits).hitHit >= pairs).length / those.length
      expect(chanceOfPairs(pairs, exceptions, days)).toBeCloseTo(share, 12)
    }
  }
})

test('the most pairs are the first that are rare enough', () => {
  const most = mostPairs(25, 500, 0.001)
  expect(chanceOfPairs(most + 1, 25, 500)).toBeLessThanOrEqual(0.001)
  expect(chanceOfPairs(most, 25, 500)).toBeGreaterThan(0.001)
  expect(mostPairs(0, 500, 0.001)).toBe(0)
})

test('so many exceptions can show that they come together, and one fewer cannot', () => {
  for (const [days, chance] of [
    [500, 0.0001],
    [250, 0.01],
    [1000, 1e-9],
  ] as const) {
    const needed = exceptionsToShowClusters(days, chance)
    expect(chanceOfPairs(needed - 1, needed, days)).toBeLessThan(chance)
    expect(chanceOfPairs(needed - 2, needed - 1, days)).toBeGreaterThanOrEqual(chance)
  }
  expect(exceptionsToShowClusters(500, 0.0001)).toBe(3)
  expect(exceptionsToShowClusters(4, 0.0001)).toBe(Number.POSITIVE_INFINITY)
})

test.for([
  ['a process that there is not', () => clustered(0.9, 0)],
  ['a certain process', () => clustered(1, 0.5)],
  ['a chance of NaN', () => chanceOfSequences(5, independent(Number.NaN), () => true)],
  ['no day', () => chanceOfSequences(0, independent(0.1), () => true)],
  ['more exceptions than days', () => chanceOfPairs(1, 11, 10)],
  ['half a pair', () => chanceOfPairs(0.5, 4, 10)],
  ['pairs of a size of NaN', () => mostPairs(4, 10, Number.NaN)],
  ['a size of two', () => independenceRejection(10, independent(0.1), 2)],
] as const)('%s is refused', ([, call]) => {
  expect(call).toThrow(expect.objectContaining({ name: 'RiskError' }))
})
