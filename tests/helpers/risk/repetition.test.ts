import { expect, test } from 'vitest'
import { repetitionFindings, type Repetition } from '../../../helpers/risk/repetition.ts'

const filled = { state: 'filled' }
const stopped = { state: 'denied', reason: { code: 'killSwitch', message: 'as often as it may' } }
const other = { state: 'denied', reason: { code: 'bookUnusable', message: 'no book' } }
const tried: Repetition = {
  limit: 2,
  executed: [filled, filled],
  beyond: stopped,
  later: stopped,
  released: filled,
}
const found = (changed: Partial<Repetition>) => repetitionFindings({ ...tried, ...changed })

test('exactly so many, and then a person', () => {
  expect(found({})).toEqual({ flaws: [], obstacles: [] })
})

test.for<[Partial<Repetition>, string]>([
  [{ beyond: filled }, 'execution 3 must be denied, is filled'],
  [{ executed: [filled, stopped] }, 'execution 2 of 2 must be allowed, was denied'],
  [{ later: filled }, 'after a while an order must still be denied, is filled'],
  [{ released: stopped }, 'an order must be allowed once the strategy is released, was denied'],
])('%j', ([changed, flaw]) => {
  expect(found(changed)).toEqual({ flaws: [flaw], obstacles: [] })
})

test.for<[Partial<Repetition>, RegExp]>([
  [{ executed: [filled, other] }, /execution 2 must be one, is denied: no book/],
  [{ executed: [filled] }, /must be tried until it is released/],
  [{ released: undefined }, /must be tried until it is released/],
  [{ beyond: other }, /for something else: denied: no book/],
  [{ later: other }, /after a while .* for something else: denied: no book/],
  [{ released: { state: 'pending' } }, /after the release is pending/],
])('%j shows nothing', ([changed, words]) => {
  expect(found(changed)).toEqual({ flaws: [], obstacles: [expect.stringMatching(words)] })
})
