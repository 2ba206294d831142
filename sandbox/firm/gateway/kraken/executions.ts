import type { GatewayOptions } from '../options.ts'
import type { OrderNotes } from '../order-notes.ts'
import type { GatewayEvent } from '../port.ts'
import { PrivateStream } from '../private-stream.ts'
import type { KrakenClient } from './client.ts'
import { eventsIn } from './execution-events.ts'

const heartbeatMs = 1000
const leastConfirmMs = 2000

/** The account's executions over WebSocket v2: a snapshot of the open orders first, then what happens to any. */
export function openExecutions(
  options: GatewayOptions,
  {
    client,
    notes,
    tell,
  }: { client: KrakenClient; notes: OrderNotes; tell: (event: GatewayEvent) => void },
): PrivateStream {
  const { endpoint } = options.venue
  let last: number | undefined
  return new PrivateStream({
    ...options,
    url: endpoint.websocketApi ?? endpoint.websocket,
    lifeSignMs: heartbeatMs,
    confirmWithinMs: Math.max(leastConfirmMs, 2 * options.answerWithinMs),
    subscription: async () => {
      last = undefined
      const charges = client.limits.privateCall(1)
      const result = await client.ask({ method: 'private/GetWebSocketsToken', charges })
      const params = {
        channel: 'executions',
        token: result.text('token'),
        snap_orders: true,
        snap_trades: false,
      }
      return JSON.stringify({ method: 'subscribe', params, req_id: 1 })
    },
    frame: (frame, confirm) => {
      if (frame.optional('method') === 'subscribe') {
        if (!frame.isTrue('success')) throw new Error(`executions: ${frame.optional('error')}`)
        notes.clear()
        confirm()
      }
      if (frame.optional('channel') !== 'executions') return
      const sequence = frame.number('sequence')
      if (last !== undefined && sequence !== last + 1) {
        throw new Error(`executions must be numbered without gaps, ${sequence} followed ${last}`)
      }
      last = sequence
      for (const entry of frame.list('data')) {
        for (const event of eventsIn(entry, notes)) tell(event)
      }
    },
    tell,
  })
}
