import { header } from '../requests.ts'
import {
  asFields,
  parsedFrame,
  textIn,
  type Heard,
  type Intent,
  type Throttle,
  type Told,
  type VenueDialect,
} from '../dialect.ts'
import { randomId } from './client-order-id.ts'
import { refusals } from './errors.ts'
import { publishedLimits } from './rate-limits.ts'

const intents: Readonly<Record<string, Intent>> = {
  'POST /api/v3/order': 'submit',
  'POST /api/v3/order/cancelReplace': 'submit',
  'DELETE /api/v3/order': 'cancel',
  'DELETE /api/v3/openOrders': 'cancel',
  'PUT /api/v3/order/amend/keepPriority': 'amend',
  'order.place': 'submit',
  'order.cancelReplace': 'submit',
  'order.cancel': 'cancel',
  'openOrders.cancelAll': 'cancel',
  'order.amend.keepPriority': 'amend',
}

const [weightLimit] = publishedLimits
const isApi = (path: string) => path.startsWith('/ws-api')
const refusalUntil = (untilMs: number) => refusals.tooMuchWeight(weightLimit.limit, untilMs)

/** How Binance is read from outside; whatever is asked over the WebSocket API counts like a request over REST. */
export const binanceDialect: VenueDialect = {
  keyOf: request => header(request, 'x-mbx-apikey'),
  intentOf: (method, path) => intents[`${method} ${path}`] ?? 'other',
  throttled: (_request, { nowMs, untilMs }) => {
    const { status, body } = refusalUntil(untilMs)
    const used = String(weightLimit.limit + 1)
    return {
      status,
      headers: {
        'Content-Type': 'application/json;charset=UTF-8',
        'Retry-After': String(Math.max(1, Math.ceil((untilMs - nowMs) / 1000))),
        'X-MBX-USED-WEIGHT': used,
        'X-MBX-USED-WEIGHT-1M': used,
      },
      body: JSON.stringify(body),
    }
  },
  streamsOf: path => [isApi(path) ? 'private' : 'market'],
  heard,
  told,
  clientOrderIdOf: ({ clientOrderId }) => clientOrderId,
  engineIdFor: clientOrderId => clientOrderId ?? randomId(),
}

function heard(text: string, path: string): Heard {
  if (!isApi(path)) return { intent: 'other' }
  const frame = asFields(parsedFrame(text))
  const method = textIn(frame, 'method')?.replace(/^v3\//, '') ?? ''
  return { intent: intents[method] ?? 'other', throttled: at => throttledFrame(frame['id'], at) }
}

function throttledFrame(id: unknown, { nowMs, untilMs }: Throttle): string {
  const { status, body } = refusalUntil(untilMs)
  return JSON.stringify({
    id: id ?? null,
    status,
    error: { ...body, data: { serverTime: nowMs, retryAfter: untilMs } },
    rateLimits: [{ ...weightLimit, count: weightLimit.limit + 1 }],
  })
}

function told(text: string, path: string): Told {
  const frame = asFields(parsedFrame(text))
  if (isApi(path)) {
    if (frame['status'] !== undefined) return { kind: 'answer' }
    return { kind: 'subscriptionId' in frame ? 'private' : 'other' }
  }
  if ('result' in frame || 'error' in frame) return { kind: 'answer' }
  const data = asFields(frame['data'] ?? frame)
  const [name = ''] = (textIn(frame, 'stream') ?? '').split('@')
  const symbol = textIn(data, 's') ?? name.toUpperCase()
  const isBookUpdate = data['e'] === 'depthUpdate'
  return { kind: 'market', isBookUpdate, ...(symbol !== '' && { symbol }) }
}
