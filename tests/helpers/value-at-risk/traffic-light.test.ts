import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  multiplierAddOn,
  trafficLight,
  zoneChances,
  zoneLimits,
} from '../../../helpers/value-at-risk/traffic-light.ts'

test.for([
  [0, 'green', 0.0810585162, 1, 0, 0],
  [1, 'green', 0.2857517388, 0.9189414838, 0, 0],
  [2, 'green', 0.5431689733, 0.7142482612, 0, 0],
  [3, 'green', 0.7581166978, 0.4568310267, 0, 0],
  [4, 'green', 0.8921876269, 0.2418833022, 0, 0],
  [5, 'yellow', 0.9588168159, 0.1078123731, 0.4, 0.2],
  [6, 'yellow', 0.9862985521, 0.0411831841, 0.5, 0.26],
  [7, 'yellow', 0.9959746613, 0.0137014479, 0.65, 0.33],
  [8, 'yellow', 0.9989434675, 0.0040253387, 0.75, 0.38],
  [9, 'yellow', 0.9997498099, 0.0010565325, 0.85, 0.42],
  [10, 'red', 0.9999461014, 0.0002501901, 1, 0.5],
] as const)('%i exceptions are %s', ([exceptions, zone, atMost, atLeast, old, current]) => {
  const light = trafficLight(exceptions, 250, 0.01)
  expect(light.zone).toBe(zone)
  expect(light.atMost).toBeCloseTo(atMost, 10)
  expect(light.atLeast).toBeCloseTo(atLeast, 10)
  expect(multiplierAddOn(exceptions, 'basel-1996')).toBe(old)
  expect(multiplierAddOn(exceptions, 'mar32')).toBe(current)
})

test('more than ten exceptions add no more', () => {
  expect(multiplierAddOn(40, 'basel-1996')).toBe(1)
  expect(multiplierAddOn(40, 'mar32')).toBe(0.5)
  expect(trafficLight(40, 250, 0.01).zone).toBe('red')
})

test.for([
  [250, 0.01, 5, 10],
  [250, 0.05, 18, 27],
  [250, 0.025, 11, 17],
  [500, 0.01, 9, 15],
  [750, 0.005, 7, 13],
  [750, 0.01, 12, 20],
  [365, 0.01, 7, 13],
  [365, 0.05, 25, 35],
] as const)('in %i days at a tail of %f, yellow begins at %i and red at %i', row => {
  const [days, tail, yellowFrom, redFrom] = row
  expect(zoneLimits(days, tail)).toEqual({ yellowFrom, redFrom })
})

test('the two columns overlap by the probability of the number itself', () => {
  const [three, two] = [trafficLight(3, 250, 0.01), trafficLight(2, 250, 0.01)]
  expect(three.atMost + three.atLeast - 1).toBeCloseTo(three.atMost - two.atMost, 14)
})

test.for([
  [0.98, 0.43871902],
  [0.97, 0.12820172],
  [0.96, 0.0270027],
] as const)('a true coverage of %f is green with probability %f', ([coverage, green]) => {
  const limits = zoneLimits(250, 0.01)
  expect(zoneChances(limits, 250, 1 - coverage).green).toBeCloseTo(green, 8)
})

test('every number of exceptions is in one zone, the more the worse', () => {
  const cases = fc.tuple(
    fc.integer({ min: 100, max: 400 }),
    fc.double({ min: 0.005, max: 0.2, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  const rank = { green: 0, yellow: 1, red: 2 }
  fc.assert(
    fc.property(cases, ([days, tail, chance]) => {
      const limits = zoneLimits(days, tail)
      const { green, yellow, red } = zoneChances(limits, days, chance)
      expect(green + yellow + red).toBeCloseTo(1, 12)
      const zones = [
        0,
        limits.yellowFrom - 1,
        limits.yellowFrom,
        limits.redFrom - 1,
        limits.redFrom,
      ]
      expect(zones.map(count => rank[trafficLight(count, days, tail).zone])).toEqual([
        0, 0, 1, 1, 2,
      ])
    }),
    { numRuns: 50 },
  )
})

test.for([
  ['no day', () => zoneLimits(0, 0.01)],
  ['too few days for a green zone', () => zoneLimits(5, 0.01)],
  ['a confidence', () => zoneLimits(250, 0.99)],
  ['more exceptions than days', () => trafficLight(251, 250, 0.01)],
  ['exceptions below zero', () => trafficLight(-1, 250, 0.01)],
  ['an add-on for half an exception', () => multiplierAddOn(0.5, 'mar32')],
  ['zones at a chance of NaN', () => zoneChances({ yellowFrom: 5, redFrom: 10 }, 250, NaN)],
] as const)('%s is refused', ([, call]) => {
  expect(call).toThrow(expect.objectContaining({ name: 'RiskError' }))
})
