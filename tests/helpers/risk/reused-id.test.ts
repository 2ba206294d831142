import { expect, test } from 'vitest'
import { reusedIdFlaws, type ReusedId } from '../../../helpers/risk/reused-id.ts'

const first = { price: '100', quantity: '1' }
const other = { price: '100', quantity: '2' }
const flaws = (changed: Partial<ReusedId>) =>
  reusedIdFlaws({ first, other, told: first, atVenue: [first], ...changed })

test('an id that is taken leaves its order as it was', () => {
  expect(flaws({})).toEqual([])
  expect(flaws({ atVenue: [] })).toEqual([])
})

test.for<[Partial<ReusedId>, string]>([
  [
    { atVenue: [first, { price: '100.0', quantity: '2.0' }] },
    'the other order must not reach the venue, is there 1 times',
  ],
  [{ told: undefined }, 'the first order must still be known, is not'],
  [{ told: other }, 'the first order must stay one of 1, is told as 2'],
])('%j', ([changed, flaw]) => {
  expect(flaws(changed)).toEqual([flaw])
})

test('the same order again shows nothing', () => {
  expect(() => flaws({ other: { price: '100.00', quantity: '1' } })).toThrow(/must differ/)
})
