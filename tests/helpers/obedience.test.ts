import { expect, test } from 'vitest'
import { sentDespite } from '../../helpers/obedience.ts'

const at = (...instants: readonly number[]) => instants.map(atMs => ({ atMs }))

test('what comes more than 250 ms after the first refusal was sent despite it', () => {
  expect(sentDespite(at(1000))).toBe(0)
  expect(sentDespite(at(1000, 1100, 1250))).toBe(0)
  expect(sentDespite(at(1000, 1250.5, 1251, 9000))).toBe(3)
})

test('the first is the earliest, wherever it is told', () => {
  expect(sentDespite(at(1400, 1000, 1200))).toBe(1)
})

test('where nobody was told to wait, nobody obeyed', () => {
  expect(() => sentDespite([])).toThrow(/must have been refused, none was/)
})
