import { expect, test } from 'vitest'
import { medianDetourMs, medianParts, setupTimesMs } from '../../helpers/setup-times.ts'

const setup = (nameMs: number, tcpMs: number, tlsMs: number) => ({
  nameMs,
  tcpMs,
  tlsMs,
  totalMs: nameMs + tcpMs + tlsMs,
})

test('a connection that did not come about is slower than any, however soon it failed', () => {
  expect(setupTimesMs([{ totalMs: 12 }, { totalMs: 3, failure: 'refused' }])).toEqual([
    12,
    Number.POSITIVE_INFINITY,
  ])
})

test('each part has a median of its own', () => {
  expect(medianParts([setup(1, 20, 5), setup(3, 10, 9), setup(2, 30, 7)])).toEqual({
    nameMs: 2,
    tcpMs: 20,
    tlsMs: 7,
  })
})

test('the parts of a connection that did not come about say nothing of the others', () => {
  const refused = { ...setup(0, 0, 0), failure: 'refused' }

  expect(medianParts([refused, refused, setup(1, 2, 3)])).toEqual({ nameMs: 1, tcpMs: 2, tlsMs: 3 })
  expect(() => medianParts([refused])).toThrow(RangeError)
})

test('a detour is the distance between medians, and negative to the nearer way', () => {
  expect(medianDetourMs([100, 90, 500], [40, 30, 20])).toBe(70)
  expect(medianDetourMs([40, 30, 20], [100, 90, 500])).toBe(-70)
  expect(() => medianDetourMs([], [1])).toThrow(RangeError)
})
