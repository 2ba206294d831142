import type { Outgoing } from './outflow.ts'

/** An order as it stands in a request, in the venue's own words and decimals. */
export interface WireOrder {
  readonly clientOrderId: string
  /** The venue's own id of the instrument. */
  readonly instrument: string
  readonly side: string
  readonly price: string
  readonly quantity: string
  readonly postOnly: boolean
}

/** What a request is for; whatever is not known to be harmless is `other`. */
export type Intention =
  | { readonly kind: 'read' }
  | { readonly kind: 'order'; readonly order: WireOrder }
  | { readonly kind: 'cancel'; readonly clientOrderId: string }
  | { readonly kind: 'other' }

type Request = Outgoing & { readonly kind: 'request' }
type Fields = Readonly<Record<string, unknown>>

/** How a venue's requests are told apart. */
interface Wire {
  /** Whether a request that is no GET only reads. */
  readonly reads?: (path: string) => boolean
  /** Where what is asked for counts, and not the method. */
  readonly anyMethod?: RegExp
  readonly order?: (request: Request, path: string) => Intention | undefined
  /** The commands over WebSocket that only read, under the keys that may name a command. */
  readonly commands: { readonly keys: readonly string[]; readonly reads: RegExp }
}

/** All that an order of ours says; another field could make another order of it. */
const orderFields = {
  binance:
    /^(symbol|side|type|newClientOrderId|newOrderRespType|quantity|price|timestamp|recvWindow|signature)$/,
  coinbase: /^(client_oid|product_id|side|price|size|type|post_only|time_in_force)$/,
  kraken: /^(nonce|pair|type|ordertype|price|volume|oflags|cl_ord_id|timeinforce)$/,
} as const

/** All that a cancel of ours says; another field could name another order. */
const cancelFields = {
  binance: /^(symbol|origClientOrderId|timestamp|recvWindow|signature)$/,
  kraken: /^(nonce|cl_ord_id)$/,
} as const

const read: Intention = { kind: 'read' }
const other: Intention = { kind: 'other' }
const text = (fields: Fields, key: string): string => {
  const value = fields[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const binance: Wire = {
  order(request, path) {
    if (path !== '/api/v3/order') return undefined
    const fields = formOf(request)
    if (request.method === 'DELETE')
      return saysOnly(cancelFields.binance, fields)
        ? cancelOf(text(fields, 'origClientOrderId'))
        : undefined
    if (request.method !== 'POST' || !saysOnly(orderFields.binance, fields)) return undefined
    return orderOf({
      clientOrderId: text(fields, 'newClientOrderId'),
      instrument: text(fields, 'symbol'),
      side: text(fields, 'side').toLowerCase(),
      price: text(fields, 'price'),
      quantity: text(fields, 'quantity'),
      postOnly: fields['type'] === 'LIMIT_MAKER',
    })
  },
  commands: {
    keys: ['method'],
    reads:
      /^(SUBSCRIBE|UNSUBSCRIBE|LIST_SUBSCRIPTIONS|ping|time|session\.\w+|userDataStream\.[\w.]+)$/,
  },
}

const coinbase: Wire = {
  order(request, path) {
    const canceled = /^\/orders\/client:([0-9a-f-]+)$/.exec(path)?.[1]
    if (request.method === 'DELETE' && canceled !== undefined) return cancelOf(canceled)
    if (request.method !== 'POST' || path !== '/orders') return undefined
    const fields = jsonOf(request.body)
    if (!saysOnly(orderFields.coinbase, fields)) return undefined
    return orderOf({
      clientOrderId: text(fields, 'client_oid'),
      instrument: text(fields, 'product_id'),
      side: text(fields, 'side').toLowerCase(),
      price: text(fields, 'price'),
      quantity: text(fields, 'size'),
      postOnly: fields['post_only'] === true && (fields['type'] ?? 'limit') === 'limit',
    })
  },
  commands: { keys: ['type'], reads: /^(subscribe|unsubscribe)$/ },
}

const krakenReads =
  /^\/0\/private\/(Balance|BalanceEx|TradeBalance|OpenOrders|ClosedOrders|QueryOrders|TradesHistory|QueryTrades|Ledgers|QueryLedgers|TradeVolume|GetApiKeyInfo|GetWebSocketsToken)$/

const kraken: Wire = {
  reads: path => krakenReads.test(path),
  // However it is written: as a whole address, or with letters escaped.
  anyMethod: /private|%/i,
  order(request, path) {
    if (request.method !== 'POST') return undefined
    const fields = formOf(request)
    if (path === '/0/private/CancelOrder' && saysOnly(cancelFields.kraken, fields))
      return cancelOf(text(fields, 'cl_ord_id'))
    if (path !== '/0/private/AddOrder' || !saysOnly(orderFields.kraken, fields)) return undefined
    return orderOf({
      clientOrderId: text(fields, 'cl_ord_id'),
      instrument: text(fields, 'pair'),
      side: text(fields, 'type').toLowerCase(),
      price: text(fields, 'price'),
      quantity: text(fields, 'volume'),
      postOnly:
        fields['ordertype'] === 'limit' && text(fields, 'oflags').split(',').includes('post'),
    })
  },
  // Its first version names commands by `event`, its second by `method`, and each passes over the other's key.
  commands: { keys: ['method', 'event'], reads: /^(subscribe|unsubscribe|ping)$/ },
}

/** A host whose protocol is not known may be asked, and nothing else. */
const unknown: Wire = { commands: { keys: [], reads: /^\b$/ } }

const wires: Readonly<Record<string, Wire>> = { binance, coinbaseexchange: coinbase, kraken }

/** What is about to be sent to a venue, by the id of ccxt's class, is for. */
export function intentionOf(outgoing: Outgoing, ccxtId: string | undefined): Intention {
  const wire = ccxtId !== undefined && Object.hasOwn(wires, ccxtId) ? wires[ccxtId]! : unknown
  if (outgoing.kind === 'control') return read
  if (outgoing.kind === 'message') return messageIntention(outgoing.text, wire)
  const { method, target } = outgoing
  const [path = ''] = target.split('?')
  if ((method === 'GET' || method === 'HEAD') && !wire.anyMethod?.test(path)) return read
  if (method === 'POST' && wire.reads?.(path)) return read
  return wire.order?.(outgoing, path) ?? other
}

/** Whoever is free to choose among several commands of one message must find none that does more than read. */
function messageIntention(message: string, { commands: { keys, reads } }: Wire): Intention {
  const fields = jsonOf(message)
  const named = keys.filter(key => fields[key] !== undefined)
  return named.length > 0 && named.every(key => reads.test(text(fields, key))) ? read : other
}

const saysOnly = (known: RegExp, fields: Fields): boolean =>
  Object.keys(fields).every(name => known.test(name))

const orderOf = (order: WireOrder): Intention => ({ kind: 'order', order })
const cancelOf = (clientOrderId: string): Intention => ({ kind: 'cancel', clientOrderId })

/** Fields of the query and the body; a field that is given twice is given as none. */
function formOf({ target, body }: Request): Fields {
  const [, query = ''] = target.split('?')
  const pairs = [...new URLSearchParams(query), ...new URLSearchParams(body)]
  const grouped = Map.groupBy(pairs, ([name]) => name)
  return Object.fromEntries(
    [...grouped].map(([name, values]) => [name, values.length === 1 ? values[0]![1] : '']),
  )
}

/** Fields of an object; of one that says something twice none, for its reader may take either. */
function jsonOf(body: string): Fields {
  try {
    const parsed: unknown = JSON.parse(body)
    if (typeof parsed !== 'object' || parsed === null) return {}
    return keysIn(parsed) === keysWritten(body) ? (parsed as Fields) : {}
  } catch {
    return {}
  }
}

const keysIn = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce<number>(
        (sum, inner) => sum + keysIn(inner),
        Array.isArray(value) ? 0 : Object.keys(value).length,
      )
    : 0

/** Outside of texts, JSON has a colon after each key and nowhere else. */
const keysWritten = (json: string): number =>
  json.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').split(':').length - 1
