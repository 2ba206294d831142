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

const elsewise = {
  state: 'denied',
  reason: { code: 'bookUnusable', message: 'the book must be usable, was not' },
}
const mixed = (sent: number, denied: number, others: number) =>
  messageRateFindings({
    limit: 30,
    told: [
      ...Array.from({ length: sent }, () => through),
      ...Array.from({ length: denied }, () => held),
      ...Array.from({ length: others }, () => elsewise),
    ],
    spanMs: 100,
  })

test.for([
  [0, 0, 61],
  [0, 31, 30],
  [29, 31, 1],
  [34, 0, 27],
] as const)(
  'of %d that go through, %d that do not and %d that were denied for something else, those show nothing',
  ([sent, denied, others]) => {
    expect(mixed(sent, denied, others)).toEqual({
      through: sent,
      mostThrough: 34,
      flaws: [],
      obstacles: [
        `${others} of 61 orders were denied for something else, bookUnusable: the book must be usable, was not`,
      ],
    })
  },
)

test('what is wrong whatever was denied for something else is told all the same', () => {
  expect(mixed(35, 25, 1).flaws).toEqual(['at most 34 must go through, 35 did'])
  expect(mixed(28, 32, 1).flaws).toEqual(['the first 30 must go through, 28 did'])
})

test.for([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a limit of %d is none', limit => {
  expect(() => messageRateFindings({ limit, told: [held], spanMs: 1 })).toThrow(RangeError)
  expect(() => messageRateFindings({ limit: 1, told: [held], spanMs: limit })).toThrow(RangeError)
})
