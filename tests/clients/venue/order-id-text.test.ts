import * as fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { orderIdAsUuid, orderIdFromUuid } from '../../../clients/venue/order-id-text.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789-'
const orderId = fc.string({
  unit: fc.constantFrom(...letters.split('')),
  minLength: 1,
  maxLength: 22,
})
const versionFour = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('an order id survives being written as a UUID of version 4, and no two are written alike', () => {
  fc.assert(
    fc.property(orderId, orderId, (one, other) => {
      const written = orderIdAsUuid(one)
      expect(written).toMatch(versionFour)
      expect(orderIdFromUuid(written)).toBe(one)
      expect(written === orderIdAsUuid(other)).toBe(one === other)
    }),
  )
})

test('the ids of a run are written the same way for ever, or a later sweep would not find them', () => {
  expect(orderIdAsUuid('r0123abcd-trade1-1')).toBe('5265c5d0-f581-4036-be0a-a619dd3e9fdc')
})

test('ids of others are shown as they are', () => {
  const foreign = Array.from({ length: 500 }, () => randomUUID())
  const misread = foreign.filter(id => orderIdFromUuid(id) !== id)

  expect(misread.length).toBeLessThan(30)
  for (const id of ['', 'plain-id', 'F47AC10B-58CC-4372-A567-0E02B2C3D479'])
    expect(orderIdFromUuid(id)).toBe(id)
})

test.for(['', 'a'.repeat(23), 'UPPER', 'under_score'])("'%s' is refused before it is sent", id => {
  expect(() => orderIdAsUuid(id)).toThrow(expect.objectContaining({ name: 'UnknownToVenue' }))
})
