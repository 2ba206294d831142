import type { Fields } from '../fields.ts'
import type { GatewayOptions } from '../options.ts'
import type { GatewayEvent } from '../port.ts'
import { PrivateStream } from '../private-stream.ts'
import type { BinanceClient } from './client.ts'
import { streamedFill, streamedReport } from './reports.ts'
import { binanceSignature } from './signing.ts'

const pingMs = 20_000
const leastConfirmMs = 2000
const subscribing = 'user-stream'
const connectWeight = 2
const subscribeWeight = 2

/** The account's events, over the WebSocket API: keys of the HMAC kind subscribe with a signature and never log on. */
export const openUserStream = (
  options: GatewayOptions,
  { client, tell }: { client: BinanceClient; tell: (event: GatewayEvent) => void },
): PrivateStream => {
  const { endpoint } = options.venue
  const { apiKey, secret } = endpoint.credentials
  return new PrivateStream({
    ...options,
    url: endpoint.websocketApi ?? endpoint.websocket,
    lifeSignMs: pingMs,
    confirmWithinMs: Math.max(leastConfirmMs, options.answerWithinMs),
    subscription: async () => {
      await client.admit(connectWeight + subscribeWeight)
      const timestamp = client.clock.now()
      const signature = binanceSignature(secret, `apiKey=${apiKey}&timestamp=${timestamp}`)
      return JSON.stringify({
        id: subscribing,
        method: 'userDataStream.subscribe.signature',
        params: { apiKey, timestamp, signature },
      })
    },
    frame: (frame, confirm) => {
      if (frame.optional('id') === subscribing) {
        checkSubscribed(frame)
        confirm()
      } else if (frame.has('event')) {
        tellOf(frame.fields('event'), tell)
      }
    },
    tell,
  })
}

function checkSubscribed(answer: Fields): void {
  if (answer.text('status') === '200') return
  throw new Error(`the user stream was refused: ${answer.fields('error').optional('msg')}`)
}

/** A fill is told before the state that it led to. */
function tellOf(event: Fields, tell: (event: GatewayEvent) => void): void {
  const kind = event.optional('e')
  if (kind === 'eventStreamTerminated') throw new Error('the venue ended the subscription')
  if (kind !== 'executionReport') return
  if (event.text('x') === 'TRADE') tell({ kind: 'fill', fill: streamedFill(event) })
  tell({ kind: 'order', report: streamedReport(event) })
}
