import { expect, test } from 'vitest'
import { messageRateFindings } from '../../../helpers/risk/message-rate.ts'

const through = { state: 'canceled' }
const held = { state: 'denied', reason: { code: 'maxMessageRate', message: 'slowly' } }
const burst = (sent: number, denied: number, spanMs = 100) =>
  messageRateFindings({
    limit: 30,
    told: [
      ...Array.from({ length: sent }, () => through),
      ...Array.from({ length: denied }, () => held),
    ],
    spanMs,
  })

test.for([
  // 30 · 1.1 = 33, and one.
  [34, 27, 100, []],
  [30, 31, 100, []],
  // 30 · 1.5 = 45, and one.
  [46, 15, 500, []],
] as const)('%d of %d more go through in %d ms', ([sent, denied, spanMs, flaws]) => {
  expect(burst(sent, denied, spanMs)).toMatchObject({ through: sent, flaws, obstacles: [] })
})

test.for([
  [35, 26, 'at most 34 must go through, 35 did'],
  [61, 0, 'at most 34 must go through, 61 did'],
  [29, 32, 'the first 30 must go through, 29 did'],
] as const)('%d of %d more', ([sent, denied, flaw]) => {
  expect(burst(sent, denied)).toMatchObject({ flaws: [flaw], obstacles: [] })
})

test('a burst that could have gone through whole shows nothing', () => {
  expect(burst(61, 0, 1_100).obstacles).toEqual([
    'more than 64 must be sent within 1100 ms, 61 were',
  ])
  expect(burst(0, 0).obstacles).toHaveLength(1)
})

test('what was denied for something else is told', () => {
  const told = [
    ...Array.from({ length: 60 }, () => held),
    { state: 'denied', reason: { code: 'killSwitch', message: 'engaged' } },
  ]
  expect(messageRateFindings({ limit: 1, told, spanMs: 10 }).obstacles).toEqual([
    '1 were denied for something else: engaged',
  ])
})

test.for([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a limit of %d is none', limit => {
  expect(() => messageRateFindings({ limit, told: [held], spanMs: 1 })).toThrow(RangeError)
  expect(() => messageRateFindings({ limit: 1, told: [held], spanMs: limit })).toThrow(RangeError)
})
