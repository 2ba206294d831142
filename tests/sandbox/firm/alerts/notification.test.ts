import { expect, test } from 'vitest'
import type { BookAlert } from '../../../../sandbox/firm/alerts/book-watch.ts'
import { notificationOf } from '../../../../sandbox/firm/alerts/notification.ts'

const alert = (symbol: string, fields: Partial<BookAlert> = {}): BookAlert => ({
  name: 'MarketDataDisconnected',
  venue: 'binance',
  symbol,
  reason: 'disconnected',
  startsMs: 1_700_000_000_000,
  ...fields,
})

test('a group tells what its alerts have in common', () => {
  const told = notificationOf([alert('BTCUSDT'), alert('ETHUSDT')])
  expect(told.commonLabels).toEqual({
    alertname: 'MarketDataDisconnected',
    severity: 'critical',
    venue: 'binance',
  })
  expect(told.commonAnnotations).toEqual({})
  expect(new Set(told.alerts.map(({ fingerprint }) => fingerprint)).size).toBe(2)
})

test('a group fires as long as one of its alerts does', () => {
  const ended = alert('BTCUSDT', { endsMs: 1_700_000_005_000 })
  const mixed = notificationOf([ended, alert('ETHUSDT')])
  expect(mixed.status).toBe('firing')
  expect(mixed.alerts.map(({ status }) => status)).toEqual(['resolved', 'firing'])
  expect(mixed.alerts[0]!.endsAt).toBe('2023-11-14T22:13:25.000Z')
  expect(notificationOf([ended]).status).toBe('resolved')
})
