import { randomUUID } from 'node:crypto'
import { header } from '../requests.ts'
import {
  asFields,
  parsedFrame,
  textIn,
  type Heard,
  type Intent,
  type Told,
  type VenueDialect,
} from '../dialect.ts'
import { refusals } from './errors.ts'
import { isUnnamed, unnamedId } from './orders/unnamed.ts'
import { answerTo, readRequest } from './v2/envelope.ts'

/** Methods of REST and of both versions of WebSocket that command orders. */
const intents: Readonly<Record<string, Intent>> = {
  AddOrder: 'submit',
  AddOrderBatch: 'submit',
  EditOrder: 'submit',
  AmendOrder: 'amend',
  CancelOrder: 'cancel',
  CancelOrderBatch: 'cancel',
  CancelAll: 'cancel',
  add_order: 'submit',
  batch_add: 'submit',
  edit_order: 'submit',
  amend_order: 'amend',
  cancel_order: 'cancel',
  batch_cancel: 'cancel',
  cancel_all: 'cancel',
  addOrder: 'submit',
  cancelOrder: 'cancel',
  cancelAll: 'cancel',
}

const isCommand = (method: string) => intents[method] !== undefined
const methodOf = (path: string) => /^\/0\/(public|private)\/(\w+)$/.exec(path) ?? []

/** How Kraken is read from outside: orders go over REST and both versions of WebSocket, whose private streams are numbered. */
export const krakenDialect: VenueDialect = {
  keyOf: request => header(request, 'api-key'),
  intentOf: (_method, path) => intents[methodOf(path)[2] ?? ''] ?? 'other',
  throttled: request => {
    const [, kind, method = ''] = methodOf((request.url ?? '').split('?')[0] ?? '')
    const refusal =
      kind === 'public'
        ? refusals.tooManyPublicCalls()
        : isCommand(method)
          ? refusals.tooManyOrderCommands()
          : refusals.tooManyCalls()
    const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store, no-cache' }
    return { status: 200, headers, body: JSON.stringify({ error: [refusal.message] }) }
  },
  streamsOf: path => [path.includes('auth') ? 'private' : 'market'],
  heard,
  told,
  clientOrderIdOf: ({ clientOrderId }) => (isUnnamed(clientOrderId) ? '' : clientOrderId),
  engineIdFor: clientOrderId => clientOrderId ?? unnamedId(randomUUID()),
  cancelReason: 'Canceled by the venue',
}

/** Only commands are counted: what subscribes costs nothing. */
function heard(text: string): Heard {
  const frame = asFields(parsedFrame(text))
  const method = textIn(frame, 'method') ?? textIn(frame, 'event') ?? ''
  const intent = intents[method]
  if (!intent) return { intent: 'other' }
  const errorMessage = refusals.tooManyOrderCommands().message
  return {
    intent,
    throttled: ({ nowMs }) => {
      const request = readRequest(text, nowMs)
      if (request) return answerTo(request, { error: errorMessage }, nowMs)
      const { reqid } = frame
      const echo = Number.isSafeInteger(reqid) ? { reqid } : {}
      return JSON.stringify({ event: `${method}Status`, ...echo, status: 'error', errorMessage })
    },
  }
}

function told(text: string): Told {
  const parsed = parsedFrame(text)
  if (Array.isArray(parsed)) return toldByVersion1(parsed)
  const frame = asFields(parsed)
  const channel = textIn(frame, 'channel')
  if (channel === undefined) {
    const event = textIn(frame, 'event')
    const isLiveness = event === 'heartbeat' || event === 'systemStatus' || event === 'pong'
    return { kind: isLiveness || frame['method'] === 'pong' ? 'other' : 'answer' }
  }
  if (channel === 'executions' || channel === 'balances') {
    return { kind: 'private', numberedBy: channel }
  }
  if (channel === 'heartbeat' || channel === 'status') return { kind: 'other' }
  const data: unknown = Array.isArray(frame['data']) ? frame['data'][0] : undefined
  const symbol = textIn(asFields(data), 'symbol')
  const isBookUpdate = channel === 'book' && frame['type'] === 'update'
  return { kind: 'market', isBookUpdate, ...(symbol !== undefined && { symbol }) }
}

/** A row of market data ends with its channel and pair, one of the account with its channel and number. */
function toldByVersion1(row: readonly unknown[]): Told {
  const [first, ...rest] = row
  const channel = String(rest.at(-2))
  const last = rest.at(-1)
  if (typeof last !== 'string') return { kind: 'private', numberedBy: String(rest.at(-2)) }
  const isSnapshot = 'as' in asFields(rest[0])
  return {
    kind: 'market',
    symbol: last.replace(/\bXBT\b/, 'BTC'),
    isBookUpdate: typeof first === 'number' && channel.startsWith('book') && !isSnapshot,
  }
}
