import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  acceptedExceptions,
  chanceOutside,
  coverageTest,
} from '../../../helpers/value-at-risk/coverage-test.ts'
import { exceptionsOf } from '../../../helpers/value-at-risk/exceptions.ts'
import {
  acceptedFirstFailure,
  firstFailureOutside,
  firstFailureTest,
} from '../../../helpers/value-at-risk/first-failure-test.ts'
import { atEnd, hitsOf } from './hits.ts'
import { s20 } from './returns.ts'

const ratio = (exceptions: number, days: number, tail: number) =>
  coverageTest(atEnd(exceptions, days), tail).statistic

test('an exception is a loss beyond the value at risk, not one of just as much', () => {
  expect(exceptionsOf([-0.02, -0.03, 0.04], [0.02, 0.02, 0.02])).toEqual([false, true, false])
})

test.for([
  [0, 5.0251679268],
  [1, 1.1764911353],
  [2, 0.1084352162],
  [3, 0.0949401227],
  [4, 0.7691383644],
  [5, 1.9568097882],
  [6, 3.5553547711],
  [7, 5.4969904478],
  [8, 7.7335507245],
  [9, 10.2290306326],
  [10, 12.9554910624],
] as const)(
  '%i exceptions in 250 days at 99 percent have a ratio of %f',
  ([exceptions, statistic]) => {
    expect(ratio(exceptions, 250, 0.01)).toBeCloseTo(statistic, 10)
  },
)

test.for([
  [15, 1000, 0.01, 2.1892483888],
  [6, 255, 0.05, 4.641095927],
  [7, 255, 0.05, 3.2407179998],
  [20, 255, 0.05, 3.7272138634],
  [21, 255, 0.05, 4.7418336036],
] as const)('%i exceptions in %i days at a tail of %f', ([exceptions, days, tail, statistic]) => {
  expect(ratio(exceptions, days, tail)).toBeCloseTo(statistic, 10)
})

test('a share of exceptions that is the tail has a ratio of 0, not one below by rounding', () => {
  expect(ratio(5, 15, 1 / 3)).toBe(0)
  expect(ratio(5, 19, 5 / 19)).toBe(0)
})

test('the p-values are those of one ratio, not of twice the ratio', () => {
  expect(coverageTest(atEnd(3, 250), 0.01).pValue).toBeCloseTo(0.7579883, 7)
  expect(coverageTest(atEnd(6, 250), 0.01).pValue).toBeCloseTo(0.0593536, 7)
})

test.for([
  [0.01, '1-6 1-6 2-9 2-10 3-13 5-16'],
  [0.025, '3-11 3-11 7-19 7-20 12-27 16-35'],
  [0.05, '7-19 7-20 17-35 17-35 27-49 38-64'],
  [0.075, '12-27 12-27 27-49 28-50 43-70 60-91'],
  [0.1, '17-34 17-35 38-63 39-64 60-91 82-119'],
] as const)('what is not rejected at a tail of %f', ([tail, regions]) => {
  const found = [250, 255, 500, 510, 750, 1000].map(days => {
    const { from, to } = acceptedExceptions(days, tail)
    return `${from}-${to}`
  })
  expect(found.join(' ')).toBe(regions)
})

test('no exception in 255 days is rejected, whatever the printed table says', () => {
  expect(ratio(0, 255, 0.01)).toBeCloseTo(5.126, 3)
  expect(acceptedExceptions(255, 0.01).from).toBe(1)
})

test('a region holds just what the test accepts', () => {
  const cases = fc.tuple(
    fc.integer({ min: 50, max: 400 }),
    fc.double({ min: 0.005, max: 0.4, noNaN: true }),
  )
  fc.assert(
    fc.property(cases, ([days, tail]) => {
      const { from, to } = acceptedExceptions(days, tail)
      const accepts = (count: number) => coverageTest(atEnd(count, days), tail).pValue >= 0.05
      expect([from - 1, from, to, to + 1].map(count => count < 0 || accepts(count))).toEqual([
        from === 0,
        true,
        true,
        false,
      ])
    }),
    { numRuns: 50 },
  )
})

/** By another program's binomial distribution. */
test('the exact size of the test is not its nominal size, and its power is small', () => {
  const [rare, common] = [acceptedExceptions(250, 0.01), acceptedExceptions(250, 0.05)]
  expect(chanceOutside(rare, 250, 0.01)).toBeCloseTo(0.09475996401738508, 12)
  expect(chanceOutside(common, 250, 0.05)).toBeCloseTo(0.05853029713417424, 12)
  expect(chanceOutside(rare, 250, 0.02)).toBeCloseTo(0.24273203702850266, 12)
})

test.for([
  [6, 3.90410922],
  [7, 3.58931595],
  [10, 2.88958695],
  [100, 0],
  [438, 3.83218093],
  [439, 3.84771539],
] as const)('a first exception on day %i has a ratio of %f', ([day, statistic]) => {
  const hits = [...atEnd(1, day), true, false]
  expect(firstFailureTest(hits, 0.01).statistic).toBeCloseTo(statistic, 8)
})

test('the first exception is accepted on days 7 to 438', () => {
  expect(acceptedFirstFailure(0.01)).toEqual({ from: 7, to: 438 })
})

test('the size of the test of the first exception is the sum of its days', () => {
  const accepted = acceptedFirstFailure(0.05)
  const inside = Array.from(
    { length: accepted.to - accepted.from + 1 },
    (_, at) => 0.05 * 0.95 ** (accepted.from + at - 1),
  ).reduce((sum, chance) => sum + chance, 0)
  expect(firstFailureOutside(accepted, 0.05)).toBeCloseTo(1 - inside, 12)
  expect(firstFailureOutside({ from: 7, to: 438 }, 0.01)).toBeCloseTo(
    1 - 0.99 ** 6 + 0.99 ** 438,
    14,
  )
})

test.for([
  ['series of different length', () => exceptionsOf(s20, [0.02])],
  ['a value at risk with the sign of a return', () => exceptionsOf([0.01], [-0.02])],
  ['a value at risk of zero', () => exceptionsOf([0.01], [0])],
  ['a value at risk of NaN', () => exceptionsOf([0.01], [Number.NaN])],
  ['a return of infinity', () => exceptionsOf([Infinity], [0.02])],
  ['no day', () => exceptionsOf([], [])],
  ['coverage of no day', () => coverageTest([], 0.01)],
  ['coverage of a confidence', () => coverageTest(hitsOf('01'), 0.99)],
  ['a region of no day', () => acceptedExceptions(0, 0.01)],
  ['a region that lets nothing pass', () => acceptedExceptions(50, 0.01, 0.99)],
  ['a size of NaN', () => acceptedExceptions(250, 0.01, Number.NaN)],
  ['a power at a chance in percent', () => chanceOutside({ from: 1, to: 6 }, 250, 2)],
  ['no first exception', () => firstFailureTest(hitsOf('0000'), 0.01)],
] as const)('%s is refused', ([, call]) => {
  expect(call).toThrow(expect.objectContaining({ name: 'RiskError' }))
})
