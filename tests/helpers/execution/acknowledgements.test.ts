import { expect, test } from 'vitest'
import { slowerAcknowledgements } from '../../../helpers/execution/acknowledgements.ts'

const arrived = Date.UTC(2026, 10, 2)
const instant = (ms: number) => new Date(arrived + ms).toISOString().replace('Z', '000Z')

const orders = (count: number, state: 'accepted' | 'rejected' | 'denied', afterMs: number) =>
  Array.from({ length: count }, () => ({
    state,
    createdAt: instant(0),
    steps: [{ state, at: instant(afterMs) }],
  }))

test('rejections that come at once do not hide orders that are taken late', () => {
  const samples = slowerAcknowledgements([
    ...orders(940, 'rejected', 1),
    ...orders(20, 'accepted', 400),
    ...orders(40, 'accepted', 5),
  ])

  expect(samples).toHaveLength(60)
  expect(Math.max(...samples)).toBe(400)
})

test('rejections that come late count', () => {
  const samples = slowerAcknowledgements([
    ...orders(20, 'rejected', 900),
    ...orders(80, 'accepted', 5),
  ])

  expect(samples).toHaveLength(100)
})

test('an order of which the venue never said anything is among both', () => {
  const unanswered = orders(1, 'denied', 1)
  const samples = slowerAcknowledgements([
    ...unanswered,
    ...orders(30, 'rejected', 1),
    ...orders(60, 'accepted', 5),
  ])

  expect(samples.filter(value => value === Infinity)).toHaveLength(1)
})

test('orders that were all rejected have shown nothing of those that are taken', () => {
  expect(() => slowerAcknowledgements(orders(60, 'rejected', 1))).toThrow(RangeError)
})
