import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  gainToPain,
  hitRate,
  kellyFraction,
  omegaRatio,
  payoffRatio,
  profitFactor,
} from '../../../helpers/performance/gains.ts'
import { someReturns } from './arbitrary-returns.ts'

const withGainAndLoss = someReturns(2).filter(
  returns => returns.some(value => value > 0) && returns.some(value => value < 0),
)

test('a result of exactly zero is no gain, and counts', () => {
  expect(hitRate([10, 0, -5, 0])).toBe(0.25)
  expect(hitRate([-5])).toBe(0)
})

test('profits in money have the same measures as in any other currency', () => {
  fc.assert(
    fc.property(withGainAndLoss, fc.integer({ min: 2, max: 100_000 }), (results, rate) => {
      const converted = results.map(value => value * rate)
      expect(hitRate(converted)).toBe(hitRate(results))
      expect(profitFactor(converted) / profitFactor(results)).toBeCloseTo(1, 12)
      expect(payoffRatio(converted) / payoffRatio(results)).toBeCloseTo(1, 12)
    }),
  )
})

test('turned round, gains are losses', () => {
  fc.assert(
    fc.property(withGainAndLoss, results => {
      const turned = results.map(value => -value)
      expect(profitFactor(turned) * profitFactor(results)).toBeCloseTo(1, 12)
      expect(payoffRatio(turned) * payoffRatio(results)).toBeCloseTo(1, 12)
    }),
  )
})

test('a profit factor is the odds times the payoff', () => {
  fc.assert(
    fc.property(withGainAndLoss, results => {
      const losing = hitRate(results.map(value => -value))
      const product = (hitRate(results) / losing) * payoffRatio(results)
      expect(product / profitFactor(results)).toBeCloseTo(1, 12)
    }),
  )
})

test('gain to pain is by the sum of all results', () => {
  fc.assert(
    fc.property(withGainAndLoss, results => {
      const sum = results.reduce((total, value) => total + value, 0)
      const lost = results.reduce((total, value) => total + Math.max(0, -value), 0)
      expect(gainToPain(results)).toBeCloseTo(sum / lost, 8)
    }),
  )
})

test('Omega is 1 at the mean and falls with the threshold', () => {
  fc.assert(
    fc.property(withGainAndLoss, returns => {
      const mean = returns.reduce((total, value) => total + value, 0) / returns.length
      expect(omegaRatio(returns, mean)).toBeCloseTo(1, 9)
      expect(omegaRatio(returns, 0.0001)).toBeLessThan(omegaRatio(returns))
    }),
  )
})

test('an even bet has no Kelly fraction, one of two thirds at even pay a third', () => {
  expect(kellyFraction([1, -1])).toBe(0)
  expect(kellyFraction([1, 1, -1])).toBeCloseTo(1 / 3, 15)
})

test.for<readonly [string, () => unknown, string]>([
  [
    'a profit factor without a loss',
    () => profitFactor([1, 2, 0]),
    'results must have a loss for a profit factor, none of 3 was one: give a longer record',
  ],
  ['a loss of rounding', () => profitFactor([1, -1e-17]), 'must have a loss'],
  ['gain to pain of zeros', () => gainToPain([0, 0]), 'must have a loss'],
  ['a payoff without a gain', () => payoffRatio([-1, 0]), 'must have a gain for a payoff ratio'],
  ['a payoff without a loss', () => payoffRatio([1]), 'must have a loss for a payoff ratio'],
  ['a Kelly fraction without a loss', () => kellyFraction([1]), 'must have a loss'],
  [
    'an Omega ratio of returns at their threshold',
    () => omegaRatio([0.3 - 0.2, 0.1], 0.1),
    'results must have a loss for an Omega ratio, none of 2 was one',
  ],
  ['a threshold that is no number', () => omegaRatio([1, -1], Number.NaN), 'the threshold must be'],
  ['a hit rate of nothing', () => hitRate([]), 'results must be at least 1 in number, were 0'],
  ['a result that is no number', () => hitRate([1, Number.NaN]), 'number 2 was NaN'],
  ['an infinite profit', () => profitFactor([Infinity, -1]), 'number 1 was Infinity'],
])('%s is refused', ([, measure, message]) => {
  expect(measure).toThrow(message)
})
