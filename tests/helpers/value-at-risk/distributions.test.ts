import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  atMost,
  binomialChances,
  noLessThan,
} from '../../../helpers/value-at-risk/binomial-chances.ts'
import { atLeast } from '../../../helpers/binomial.ts'
import { studentT } from '../../../helpers/student-t.ts'
import { chiSquaredCritical, chiSquaredTail } from '../../../helpers/value-at-risk/chi-squared.ts'
import { normalCdf, normalDensity, normalQuantile, normalTail } from '../../../helpers/normal.ts'
import {
  studentDensity,
  studentQuantile,
  studentTail,
} from '../../../helpers/value-at-risk/student-distribution.ts'

/** How far `value` is from `reference`, as a share of it. */
const miss = (value: number, reference: number) => Math.abs(value / reference - 1)

test.for([
  [0.1, 1.281551565545, 1.754983319325],
  [0.05, 1.644853626951, 2.062712807507],
  [0.025, 1.95996398454, 2.337802792201],
  [0.01, 2.326347874041, 2.665214220346],
  [0.005, 2.575829303549, 2.891948605383],
  [0.001, 3.090232306168, 3.367090077064],
] as const)('the normal quantile of %f is -%f, its mean beyond %f', ([tail, z, beyond]) => {
  expect(normalQuantile(tail)).toBeCloseTo(-z, 12)
  expect(normalQuantile(1 - tail)).toBeCloseTo(z, 12)
  expect(normalDensity(normalQuantile(tail)) / tail).toBeCloseTo(beyond, 12)
})

/** By a program with 30 digits. */
test.for([
  [0.5, 0.3085375387259869],
  [1.4999, 0.0668201539998336],
  [1.5001, 0.06679425048064647],
  [3, 0.0013498980316300946],
  [10, 7.619853024160525e-24],
  [37, 5.725571222524577e-300],
] as const)('the normal tail beyond %f has all its digits', ([x, tail]) => {
  expect(miss(normalTail(x), tail)).toBeLessThan(4e-15)
  expect(normalCdf(x)).toBe(1 - normalTail(x))
})

test.for([
  [0.2, 0.8416212335729142],
  [1e-6, 4.753424308822899],
  [1e-12, 7.034483825301132],
  [1e-300, 37.0470962993612],
] as const)('the normal quantile of %f has all its digits', ([tail, z]) => {
  expect(miss(normalQuantile(tail), -z)).toBeLessThan(4e-15)
})

test('densities have all their digits, far out and of many degrees', () => {
  expect(miss(normalDensity(36.7), 1.341104749267097e-293)).toBeLessThan(2e-15)
  expect(miss(normalTail(36.7), 3.651529302803418e-295)).toBeLessThan(2e-15)
  expect(miss(studentDensity(0.5, 60), 0.3499642346030305)).toBeLessThan(5e-15)
  expect(miss(studentDensity(0, 62), 0.39733695048584317)).toBeLessThan(5e-15)
})

test('the normal distribution ends where numbers do', () => {
  expect(normalTail(50)).toBe(0)
  expect(normalTail(-50)).toBe(1)
  expect(normalTail(Infinity)).toBe(0)
  expect(normalDensity(Infinity)).toBe(0)
  expect(normalTail(0)).toBe(0.5)
  expect(normalQuantile(0.5)).toBe(0)
})

test.for([
  [0.3, 7.5, 0.38616132928438907, 0.3668245793885405],
  [2, 7.5, 0.041448497649083156, 0.06273648094096242],
  [10, 2.5, 0.002220747883653712, 0.0005446371797667946],
  [4, 1000, 3.400495960439079e-5, 0.0001414166888170186],
  [1, 0.5, 0.3011216108413221, 0.11830465704039261],
] as const)("Student's t beyond %f with %f degrees", ([t, degrees, tail, density]) => {
  expect(miss(studentTail(t, degrees), tail)).toBeLessThan(1e-13)
  expect(miss(studentDensity(t, degrees), density)).toBeLessThan(1e-13)
  expect(studentTail(-t, degrees)).toBeCloseTo(1 - tail, 13)
})

test.for([
  [0.05, 5, 2.0150483733330242],
  [0.01, 2.5, 5.353111173030874],
  [0.001, 7.5, 4.6303190940341015],
  [1e-9, 4, 234.02761040611892],
  [0.025, 1000, 1.9623390808264085],
] as const)('the quantile %f of t with %f degrees is -%f', ([tail, degrees, t]) => {
  expect(miss(studentQuantile(tail, degrees), -t)).toBeLessThan(1e-13)
  expect(studentQuantile(0.75, degrees)).toBe(-studentQuantile(0.25, degrees))
})

test("one degree of Student's t is Cauchy's distribution, and whole degrees are those of finite sums", () => {
  expect(studentTail(3, 1)).toBeCloseTo(0.5 - Math.atan(3) / Math.PI, 14)
  for (const degrees of [1, 2, 3, 4, 10, 31])
    expect(studentQuantile(0.025, degrees)).toBeCloseTo(-studentT(0.95, degrees), 9)
})

test('a heavy tail reaches beyond where squares do', () => {
  expect(miss(studentTail(1e200, 1), 1 / (Math.PI * 1e200))).toBeLessThan(1e-12)
  expect(studentTail(Infinity, 1)).toBe(0)
  expect(studentTail(0, 3)).toBe(0.5)
})

test('quantiles undo distributions', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -12, max: -1e-3, noNaN: true }),
      fc.double({ min: 0.5, max: 400, noNaN: true }),
      (logTail, degrees) => {
        const tail = 0.5 * Math.exp(logTail)
        expect(miss(normalTail(-normalQuantile(tail)), tail)).toBeLessThan(1e-13)
        expect(miss(studentTail(-studentQuantile(tail, degrees), degrees), tail)).toBeLessThan(
          1e-12,
        )
      },
    ),
  )
})

test('chi-squared with one and two degrees', () => {
  expect(chiSquaredCritical(0.05, 1)).toBeCloseTo(3.8414588207, 10)
  expect(chiSquaredCritical(0.05, 2)).toBeCloseTo(5.9914645471, 10)
  expect(chiSquaredCritical(0.01, 1)).toBeCloseTo(6.634896601, 10)
  for (const degrees of [1, 2] as const)
    expect(chiSquaredTail(chiSquaredCritical(0.03, degrees), degrees)).toBeCloseTo(0.03, 14)
  expect(chiSquaredTail(0, 1)).toBe(1)
})

test('binomial chances sum to one, and agree with a sum in logarithms', () => {
  for (const [trials, chance] of [
    [250, 0.01],
    [1000, 0.05],
    [7, 0.9],
  ] as const) {
    const chances = binomialChances(trials, chance)
    expect(atMost(chances, trials)).toBeCloseTo(1, 14)
    for (let count = 0; count <= trials; count++)
      expect(noLessThan(chances, count)).toBeCloseTo(atLeast(count, trials, chance), 11)
  }
  expect([...binomialChances(2, 0.5)]).toEqual([0.25, 0.5, 0.25])
  expect([...binomialChances(2, 0)]).toEqual([1, 0, 0])
  expect([...binomialChances(2, 1)]).toEqual([0, 0, 1])
  expect(atMost(binomialChances(3, 0.5), -1)).toBe(0)
})

test.for([
  ['a normal tail of NaN', () => normalTail(Number.NaN)],
  ['a quantile of 0', () => normalQuantile(0)],
  ['a quantile of 1', () => normalQuantile(1)],
  ['a quantile of NaN', () => studentQuantile(Number.NaN, 5)],
  ['no degrees', () => studentQuantile(0.05, 0)],
  ['a probability with few digits', () => normalQuantile(1e-310)],
  ['a quantile beyond numbers', () => studentQuantile(1e-200, 0.5)],
  ['a t of NaN', () => studentTail(Number.NaN, 5)],
  ['infinite degrees', () => studentDensity(1, Infinity)],
  ['a statistic below zero', () => chiSquaredTail(-1, 2)],
  ['a size of 5', () => chiSquaredCritical(5, 1)],
  ['a fraction of a trial', () => binomialChances(2.5, 0.1)],
  ['a chance in percent', () => binomialChances(2, 5)],
] as const)('%s is refused', ([, call]) => {
  expect(call).toThrow(RangeError)
})
