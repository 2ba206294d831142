import { expect, test } from 'vitest'
import {
  mistoldRejections,
  resent,
  takenByVenue,
  type RefusedOrder,
} from '../../../helpers/execution/rejections.ts'

const refused = (
  state: RefusedOrder['told']['state'],
  code?: string,
  reasons: readonly string[] = ['badTickSize'],
): RefusedOrder => ({
  name: 'price off the tick',
  reasons,
  told: { state, ...(code && { reason: { code, message: 'no' } }) },
})

test('an order that was denied or rejected for what was wrong with it is told well', () => {
  expect(
    mistoldRejections([
      refused('denied', 'badTickSize'),
      refused('rejected', 'other', ['badLotSize', 'other']),
    ]),
  ).toEqual([])
})

test.for([
  [refused('accepted'), 'price off the tick: must be refused, is accepted'],
  [refused('pending', 'badTickSize'), 'price off the tick: must be refused, is pending'],
  [
    refused('rejected', 'noFunds'),
    'price off the tick: must be refused for badTickSize, was for noFunds',
  ],
  [refused('denied'), 'price off the tick: must be refused for badTickSize, was for nothing'],
  [refused('denied', 'c', ['a', 'b']), 'price off the tick: must be refused for a or b, was for c'],
] as const)('%j is mistold', ([order, sentence]) => {
  expect(mistoldRejections([refused('denied', 'badTickSize'), order])).toEqual([sentence])
})

test('one that was denied for what any order would have been shows nothing', () => {
  expect(mistoldRejections([refused('denied', 'bookUnusable')])).toEqual([])
  expect(mistoldRejections([refused('rejected', 'bookUnusable')])).toHaveLength(1)
})

test('an order that stands at the venue was refused by nobody', () => {
  const [open, gone, unsent] = [
    { told: { venueOrderId: '7' } },
    { told: { venueOrderId: '8' } },
    { told: {} },
  ]

  expect(
    takenByVenue([open, gone, unsent], [{ venueOrderId: '7' }, { venueOrderId: '9' }]),
  ).toEqual([open])
})

test('all requests for an order but the first sent it once more; one that was kept back was never sent', () => {
  expect(resent([{ requests: 0 }, { requests: 1 }, { requests: 4 }, { requests: 2 }])).toBe(4)
  expect(resent([{ requests: 1 }])).toBe(0)
})

test('of no order nothing can be said', () => {
  expect(() => mistoldRejections([])).toThrow(RangeError)
  expect(() => resent([])).toThrow(RangeError)
})
