import { expect, test } from 'vitest'
import { daysToShowTooLarge } from '../../../helpers/value-at-risk/days-to-show.ts'
import { chanceOfShortfall } from '../../../helpers/value-at-risk/shortfall-size.ts'
import { shortfallChance } from '../../../helpers/value-at-risk/shortfall-chance.ts'
import { shapeOfRatio, tailLosses } from '../../../helpers/value-at-risk/tail-losses.ts'
import {
  shapeShortfall,
  shapeTail,
  shapeValueAtRisk,
  type TailShape,
} from '../../../helpers/value-at-risk/tail-shape.ts'

const tail = 0.05

test.for([1.2, 2.5, 4, 8, 30])('the shape of %f degrees is told by its own ratio', degrees => {
  const ratio = shapeShortfall({ degrees }, tail) / shapeValueAtRisk({ degrees }, tail)
  const shape = shapeOfRatio(ratio, tail)
  expect((shape as { degrees: number }).degrees / degrees).toBeCloseTo(1, 6)
})

test('a ratio of the normal distribution or less is taken as normal', () => {
  const ratio = shapeShortfall('normal', tail) / shapeValueAtRisk('normal', tail)
  expect(shapeOfRatio(ratio, tail)).toBe('normal')
  expect(shapeOfRatio(1, tail)).toBe('normal')
  expect(() => shapeOfRatio(0.99, tail)).toThrow('must be at least its value at risk')
  expect(() => shapeOfRatio(Number.NaN, tail)).toThrow(RangeError)
})

const recordOf = (losses: readonly number[], shape: TailShape, days = 100) => ({
  returns: Array.from({ length: days }, (_, day) => (day in losses ? -losses[day]! : 0.01)),
  valuesAtRisk: Array.from({ length: days }, () => shapeValueAtRisk(shape, tail)),
  shortfalls: Array.from({ length: days }, () => shapeShortfall(shape, tail)),
})

test('the chance of one loss is the chance of its tail', () => {
  const found = tailLosses(recordOf([3], 'normal'), tail)
  expect(found).toMatchObject({ shape: 'normal', exceptions: 1 })
  expect(found.asLarge).toBeCloseTo(shapeTail('normal', 3) / tail, 12)
})

test('the chance of two losses is that of the product of two uniforms', () => {
  const shape = { degrees: 5 }
  const [one, other] = [4, 2.2].map(loss => shapeTail(shape, loss) / tail)
  const product = one! * other!
  const { asLarge } = tailLosses(recordOf([4, 2.2], shape), tail)
  expect(asLarge).toBeCloseTo(product * (1 - Math.log(product)), 8)
})

test('losses have no unit, and larger ones are less likely', () => {
  const record = recordOf([2, 2.5, 3], 'normal')
  const scaled = {
    returns: record.returns.map(value => value * 1e6),
    valuesAtRisk: record.valuesAtRisk.map(value => value * 1e6),
    shortfalls: record.shortfalls.map(value => value * 1e6),
  }
  const { asLarge } = tailLosses(record, tail)
  expect(tailLosses(scaled, tail).asLarge).toBeCloseTo(asLarge, 10)
  expect(tailLosses(recordOf([2, 2.5, 3.2], 'normal'), tail).asLarge).toBeLessThan(asLarge)
})

test('without an exception nothing is said, and a shortfall of just the value at risk is wrong at once', () => {
  expect(tailLosses(recordOf([], 'normal'), tail).asLarge).toBe(1)
  const record = recordOf([2], 'normal')
  const none = { ...record, shortfalls: record.valuesAtRisk }
  expect(tailLosses(none, tail).asLarge).toBe(0)
  const less = {
    ...record,
    shortfalls: record.valuesAtRisk.map((told, day) => (day ? told * 1.2 : 1.6)),
  }
  expect(() => tailLosses(less, tail)).toThrow('number 1 was 1.6')
})

test('the chance of Z2 is an upper bound that takes a fraction of a second, however low it is', () => {
  const trial = { days: 500, tail, shape: 'normal' as const }
  const fine = chanceOfShortfall(-0.5, trial)
  const quick = shortfallChance(-0.5, trial)
  expect(quick).toBeGreaterThanOrEqual(fine.lower)
  expect(quick).toBeLessThan(fine.upper * 1.2)
  expect(shortfallChance(-80, trial)).toBeLessThan(1e-6)
  expect(shortfallChance(1, trial)).toBeCloseTo(1, 10)
})

test('so many days without an exception show that a value at risk is too large', () => {
  const days = daysToShowTooLarge(0.01, 0.0002)
  expect(days).toBe(848)
  expect(0.99 ** days).toBeLessThan(0.0002)
  expect(0.99 ** (days - 1)).toBeGreaterThanOrEqual(0.0002)
})
