import { expect, test } from 'vitest'
import {
  acknowledgementMs,
  firstFillMs,
  slowestResolutionMs,
} from '../../../helpers/execution/order-times.ts'

const at = (ms: number) => `2026-01-31T09:30:00.${String(ms * 1000).padStart(6, '0')}Z`
const fill = { venueTradeId: '1', quantity: '1' }

test('an order is acknowledged by the first word of the venue, and counted from when it was given', () => {
  const order = {
    createdAt: at(10),
    steps: [
      { state: 'pending' as const, at: at(35) },
      { state: 'accepted' as const, at: at(52.5) },
      { state: 'filled' as const, at: at(60), fill },
    ],
  }
  expect(acknowledgementMs(order)).toBeCloseTo(42.5, 9)
  expect(firstFillMs(order)).toBeCloseTo(50, 9)
})

test('an order of which the venue said nothing was never acknowledged, and a rejection is an answer', () => {
  const order = (state: 'pending' | 'rejected' | 'denied') => ({
    createdAt: at(1),
    steps: [{ state, at: at(2) }],
  })
  for (const state of ['pending', 'denied'] as const)
    expect(acknowledgementMs(order(state))).toBe(Number.POSITIVE_INFINITY)
  expect(acknowledgementMs(order('rejected'))).toBeCloseTo(1, 9)
  expect(firstFillMs({ createdAt: at(1), steps: [] })).toBe(Number.POSITIVE_INFINITY)
})

test('of several orders the slowest counts, and of none nothing is told', () => {
  const resolved = (from: number, to: number) => ({ createdAt: at(from), updatedAt: at(to) })

  expect(
    slowestResolutionMs([resolved(10, 12.5), resolved(5, 90.25), resolved(80, 99)]),
  ).toBeCloseTo(85.25, 9)
  expect(slowestResolutionMs([resolved(10, 10)])).toBe(0)
  expect(() => slowestResolutionMs([])).toThrow(/must have been resolved, there was none/)
})
