import { expect, test, vi } from 'vitest'
import { Webhook } from '../../../../sandbox/firm/alerts/webhook.ts'
import { notificationOf } from '../../../../sandbox/firm/alerts/notification.ts'
import { Sink } from './sink.ts'

const notification = notificationOf([
  { name: 'MarketDataGap', venue: 'kraken', symbol: 'ETH/USD', reason: 'checksum', startsMs: 0 },
])

test('closing does not wait for one that hangs', async () => {
  await using sink = await Sink.open()
  sink.answer = () => undefined
  const webhook = new Webhook(sink.url, 60_000)
  webhook.post(notification)
  await vi.waitFor(() => expect(sink.posted).toEqual([notification]), 20_000)
  const askedMs = performance.now()
  await webhook.close()
  expect(performance.now() - askedMs).toBeLessThan(20_000)
})
