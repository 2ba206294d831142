import { expect, test } from 'vitest'
import {
  replacementFlaw,
  unexpectedEnds,
  type EndedOrder,
} from '../../../helpers/execution/unexpected-ends.ts'

const canceled: EndedOrder = {
  name: 'limit',
  ends: ['canceled'],
  fills: false,
  ended: {
    state: 'canceled',
    price: '90',
    quantity: '2',
    filledQuantity: '0.0',
  },
  venueOrderIds: ['6', '7'],
}
const filled: EndedOrder = {
  name: 'market',
  ends: ['filled'],
  fills: true,
  ended: { state: 'filled', quantity: '2', filledQuantity: '2.00' },
  venueOrderIds: ['8'],
}
const ended = (order: EndedOrder, changes: Partial<NonNullable<EndedOrder['ended']>>) => ({
  ...order,
  ended: { ...order.ended!, ...changes },
})

test('orders that ended as they should are passed over', () => {
  expect(unexpectedEnds([canceled, filled], [{ venueOrderId: '9' }])).toEqual([])
})

test('one that was denied for what any order would have been shows nothing, unless it is at the venue', () => {
  const reason = { code: 'bookUnusable', message: 'no book' }
  const denied = ended(filled, { state: 'denied', filledQuantity: '0', reason })

  expect(unexpectedEnds([denied], [])).toEqual([])
  expect(unexpectedEnds([denied], [{ venueOrderId: '8' }])).toEqual([
    'market: is denied, and open at the venue (8)',
  ])
})

test.for<[EndedOrder, string]>([
  [{ ...canceled, ended: undefined }, 'limit: the trading system does not know it any more'],
  [
    ended({ ...canceled, ends: ['canceled', 'expired'] }, { state: 'accepted' }),
    'limit: must end canceled or expired, is accepted',
  ],
  [
    ended(filled, {
      state: 'rejected',
      reason: { code: 'insufficientFunds', message: 'no money' },
    }),
    'market: must end filled, is rejected (no money)',
  ],
  [ended(canceled, { filledQuantity: '0.5' }), 'limit: 0 must be filled, 0.5 was'],
  [ended(filled, { filledQuantity: '1.9' }), 'market: 2 must be filled, 1.9 was'],
])('%j is told', ([order, sentence]) => {
  expect(unexpectedEnds([filled, order, canceled], [])).toEqual([sentence])
})

test('an order that has ended and is open at the venue is told', () => {
  expect(unexpectedEnds([canceled, filled], [{ venueOrderId: '7' }])).toEqual([
    'limit: is canceled, and open at the venue (7)',
  ])
  // The one that a replacement should have taken away.
  expect(unexpectedEnds([canceled, filled], [{ venueOrderId: '6' }])).toEqual([
    'limit: is canceled, and open at the venue (6)',
  ])
})

test('of no order nothing can be said', () => {
  expect(() => unexpectedEnds([], [])).toThrow(RangeError)
})

const wanted = { price: '90.0', quantity: '2' }
const standing = { price: '90', quantity: '2.00' }

test('an order that stands as it was replaced, at the venue and in the records, has no flaw', () => {
  const replacement = { ...wanted, atVenue: standing }
  expect(replacementFlaw({ replacement, ended: standing })).toBeUndefined()
})

test.for([
  [undefined, standing, 'the order was not replaced'],
  [
    { ...wanted, atVenue: undefined },
    standing,
    'the venue does not show the order that was replaced',
  ],
  [
    { ...wanted, atVenue: { price: '80', quantity: '2' } },
    standing,
    '2 at 90.0 must stand, 2 at 80 does at the venue',
  ],
  [
    { ...wanted, atVenue: standing },
    { price: '90', quantity: '1' },
    '2 at 90.0 must stand, 1 at 90 does in the records',
  ],
  [{ ...wanted, atVenue: standing }, undefined, 'the trading system does not know it any more'],
] as const)('a replacement %j of %j is told', ([replacement, ended, flaw]) => {
  expect(replacementFlaw({ replacement, ended })).toBe(flaw)
})
