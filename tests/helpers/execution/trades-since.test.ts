import { expect, test } from 'vitest'
import { tradesSinceMs } from '../../../helpers/execution/trades-since.ts'

test('trades are asked for from a minute before the order on, in whole milliseconds', () => {
  expect(tradesSinceMs({ createdAt: '2026-01-31T09:30:00.123456Z' })).toBe(
    Date.parse('2026-01-31T09:29:00.123Z'),
  )
})

test('what is no instant is refused', () => {
  expect(() => tradesSinceMs({ createdAt: '2026-01-31' })).toThrow(RangeError)
})
