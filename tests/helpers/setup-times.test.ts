import { expect, test } from 'vitest'
import { setupTimesMs } from '../../helpers/setup-times.ts'

test('a connection that did not come about is slower than any, however soon it failed', () => {
  expect(setupTimesMs([{ totalMs: 12 }, { totalMs: 3, failure: 'refused' }])).toEqual([
    12,
    Number.POSITIVE_INFINITY,
  ])
})
