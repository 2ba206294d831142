import { randomUUID } from 'node:crypto'
import { header } from '../requests.ts'
import {
  asFields,
  parsedFrame,
  textIn,
  type Heard,
  type StreamKind,
  type Told,
  type VenueDialect,
} from '../dialect.ts'
import { channelNamed, channels } from './channels.ts'
import { clientOidOf, unnamedOid } from './client-oid.ts'
import { refusals } from './refusal.ts'

/** How Coinbase Exchange is read from outside: orders go over REST only, and one feed carries everything. */
export const coinbaseDialect: VenueDialect = {
  keyOf: request => header(request, 'cb-access-key'),
  intentOf: (method, path) => {
    if (method === 'POST' && path === '/orders') return 'submit'
    return method === 'DELETE' && /^\/orders(\/|$)/.test(path) ? 'cancel' : 'other'
  },
  throttled: request => {
    const isSigned = header(request, 'cb-access-key') !== undefined
    const { status, body } = isSigned ? refusals.privateLimit() : refusals.publicLimit()
    const headers = { 'Content-Type': 'application/json; charset=utf-8' }
    return { status, headers, body: JSON.stringify(body) }
  },
  streamsOf: () => [],
  heard,
  told,
  clientOrderIdOf: order => clientOidOf(order) ?? '',
  engineIdFor: clientOrderId => clientOrderId ?? unnamedOid(randomUUID()),
}

function heard(text: string): Heard {
  const frame = asFields(parsedFrame(text))
  const list: readonly unknown[] = Array.isArray(frame['channels']) ? frame['channels'] : []
  if (frame['type'] !== 'subscribe') return { intent: 'other' }
  return { intent: 'other', subscribes: list.map(kindOfChannel) }
}

function kindOfChannel(entry: unknown): StreamKind {
  const name = typeof entry === 'string' ? entry : textIn(asFields(entry), 'name')
  const channel = channelNamed(name ?? '')
  return channel && channels[channel].access === 'private' ? 'private' : 'market'
}

/** What of the full channel changes a book; what is received does not yet. */
const bookTypes = new Set(['l2update', 'open', 'done', 'change', 'match'])

function told(text: string): Told {
  const parsed = parsedFrame(text)
  if (Array.isArray(parsed))
    return { kind: 'market', isBookUpdate: true, symbol: String(parsed[1]) }
  const frame = asFields(parsed)
  const type = textIn(frame, 'type') ?? ''
  if (type === 'subscriptions' || type === 'error') return { kind: 'answer' }
  if (type === 'heartbeat' || type === 'status' || type === 'level3') return { kind: 'other' }
  if ('profile_id' in frame || type === 'balance') return { kind: 'private' }
  const symbol = textIn(frame, 'product_id')
  return { kind: 'market', isBookUpdate: bookTypes.has(type), ...(symbol && { symbol }) }
}
