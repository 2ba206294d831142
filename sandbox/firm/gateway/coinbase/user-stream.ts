import type { Fields } from '../fields.ts'
import type { GatewayOptions } from '../options.ts'
import type { GatewayEvent, VenueOrderReport } from '../port.ts'
import { PrivateStream } from '../private-stream.ts'
import type { CoinbaseClient } from './client.ts'
import type { OrderNotes } from '../order-notes.ts'
import { eventsIn } from './user-events.ts'

const heartbeatMs = 1000
const leastConfirmMs = 2000

interface Surroundings {
  readonly client: CoinbaseClient
  readonly notes: OrderNotes
  readonly products: () => readonly string[]
  readonly openOrders: () => Promise<readonly VenueOrderReport[]>
  readonly tell: (event: GatewayEvent) => void
}

/**
 * The account's orders over the feed. It begins without a snapshot and then says of an order only what is new, so the open
 * orders are asked for first; what is told meanwhile waits.
 */
export function openUserStream(
  options: GatewayOptions,
  { client, notes, products, openOrders, tell }: Surroundings,
): PrivateStream {
  const { endpoint } = options.venue
  let waiting: Fields[] | undefined
  const take = (message: Fields) => {
    for (const event of eventsIn(message, notes)) tell(event)
  }
  return new PrivateStream({
    ...options,
    url: endpoint.websocket,
    lifeSignMs: heartbeatMs,
    confirmWithinMs: Math.max(leastConfirmMs, 2 * options.answerWithinMs),
    subscription: () => {
      waiting = []
      return subscription(options, client, products())
    },
    frame: async (frame, confirm) => {
      const type = frame.text('type')
      if (type === 'error') throw new Error(`${frame.text('message')}: ${frame.optional('reason')}`)
      if (type === 'subscriptions') {
        const orders = await openOrders()
        notes.clear()
        for (const order of orders) notes.write(order)
        if (!confirm()) return
        for (const message of waiting?.splice(0) ?? []) take(message)
        waiting = undefined
        return
      }
      if (waiting) waiting.push(frame)
      else take(frame)
    },
    tell,
  })
}

function subscription(
  { venue }: GatewayOptions,
  client: CoinbaseClient,
  products: readonly string[],
): string {
  const { apiKey, passphrase } = venue.endpoint.credentials
  return JSON.stringify({
    type: 'subscribe',
    channels: [
      { name: 'user', product_ids: products },
      { name: 'heartbeat', product_ids: products.slice(0, 1) },
    ],
    key: apiKey,
    passphrase,
    ...client.proof('GET/users/self/verify'),
  })
}
