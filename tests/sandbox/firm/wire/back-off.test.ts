import { expect, test } from 'vitest'
import { BackOff } from '../../../../sandbox/firm/wire/back-off.ts'

const waits = (backOff: BackOff, count: number) =>
  Array.from({ length: count }, () => backOff.next())

test('waits double from five seconds to a minute, and ten tries in vain earn a long rest', () => {
  const backOff = new BackOff(1, { random: () => 0 })
  expect(waits(backOff, 12)).toEqual([
    5000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000, 60_000, 60_000, 60_000, 300_000, 5000,
  ])
})

test('on a short time scale they stay long enough to be waits', () => {
  expect(waits(new BackOff(0.001, { random: () => 0 }), 6)).toEqual([
    200, 400, 800, 1600, 2000, 2000,
  ])
})

test('up to half of a wait is left to chance', () => {
  expect(new BackOff(1, { random: () => 1 }).next()).toBe(2500)
})

test('after a connection that held, they begin anew', () => {
  const backOff = new BackOff(1, { random: () => 0 })
  waits(backOff, 5)
  backOff.reset()
  expect(backOff.next()).toBe(5000)
})

test('they can be switched off and on while it waits', () => {
  let withoutPause = true
  const backOff = new BackOff(1, { random: () => 0, withoutPause: () => withoutPause })
  expect(backOff.next()).toBeLessThan(50)
  withoutPause = false
  expect(backOff.next()).toBe(5000)
})
