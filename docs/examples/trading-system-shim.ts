/**
 * A shim: the trading-system contract in front of a trading system, here a toy that keeps its orders in memory. Copy this
 * file and put your own system behind it. It needs Node 24 and nothing else: `SHIM_TOKEN=… node trading-system-shim.ts 8700`.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

const termKeys = [
  'clientOrderId',
  'venue',
  'symbol',
  'side',
  'type',
  'quantity',
  'timeInForce',
] as const

interface Terms extends Readonly<Record<(typeof termKeys)[number], string>> {
  readonly strategy?: string
}

interface Reason {
  readonly code: string
  readonly message: string
}

interface Order extends Terms {
  readonly firmOrderId: string
  readonly venueOrderId?: string
  readonly state: string
  readonly reason?: Reason
  readonly filledQuantity: string
  readonly createdAt: string
  readonly updatedAt: string
}

type Scope = Partial<Pick<Terms, 'strategy' | 'venue' | 'symbol'>>

/** What an endpoint is given: what its path names, its query and its body. */
interface Input extends Partial<Terms> {
  readonly after?: string
  readonly since?: string
  readonly scope?: Scope
  readonly reason?: string
  readonly state?: string
}

const statuses = {
  badRequest: 400,
  unauthorized: 401,
  notFound: 404,
  notOffered: 404,
  conflict: 409,
}

/** A request that is not done. A denied order is none of these: it is an order. */
class Refusal extends Error {
  readonly code: keyof typeof statuses

  constructor(code: keyof typeof statuses, message: string) {
    super(message)
    this.code = code
  }
}

const orders = new Map<string, Order>()
const executions: { readonly at: string }[] = []
const limit = { control: 'maxOrderQuantity', scope: {}, value: '10' }
let engagements: { readonly scope: Scope; readonly reason: string; readonly engagedAt: string }[] =
  []
let trading = { state: 'active', since: now(), reason: 'started' }

/** The toy venue knows BTCUSDT, refuses other symbols, and is silent about one. */
async function venueSubmits({ symbol }: Terms): Promise<Partial<Order>> {
  if (symbol === 'SILENT') throw new Error('the venue did not answer within 2 s')
  if (symbol === 'BTCUSDT') return { state: 'accepted', venueOrderId: `V-${orders.size}` }
  const reason = { code: 'unknownInstrument', message: `${symbol} is not traded here` }
  return { state: 'rejected', reason }
}

/** Every endpoint that is offered. */
const endpoints: Readonly<Record<string, (input: Input) => unknown>> = {
  'GET /capabilities': () => ({
    contract: '1',
    name: 'toy shim',
    version: '1.0.0',
    softwareDigest: `sha256:${createHash('sha256')
      .update(readFileSync(import.meta.filename))
      .digest('hex')}`,
    environment: 'test',
    capabilities: [
      'orders',
      'orderEntry',
      'executions',
      'killSwitch',
      'tradingState',
      'riskLimits',
    ],
  }),
  'GET /orders': () => ({ orders: [...orders.values()].filter(isOpen) }),
  'GET /orders/{clientOrderId}': known,
  'POST /orders': input => submit(termsOf(input)),
  'DELETE /orders/{clientOrderId}': input => {
    const order = known(input)
    if (isOpen(order)) return cancel(order)
    throw new Refusal('conflict', `${order.clientOrderId} must be open, is ${order.state}`)
  },
  'GET /executions': ({ after, since }) => {
    const end = executions.length
    const found = since === undefined ? -1 : executions.findIndex(({ at }) => at >= since)
    const first = after === undefined ? found : Number(after)
    return { executions: executions.slice(first < 0 ? end : first), next: String(end) }
  },
  'GET /kill-switch': () => ({ engagements }),
  'POST /kill-switch/engage': ({ scope = {}, reason = '' }) => {
    engagements = [...withoutScope(scope), { scope, reason, engagedAt: now() }]
    for (const order of orders.values()) if (isOpen(order) && covers(scope, order)) cancel(order)
    return { engagements }
  },
  'POST /kill-switch/release': ({ scope = {} }) => {
    engagements = withoutScope(scope)
    return { engagements }
  },
  'GET /trading-state': () => trading,
  'PUT /trading-state': ({ state = '', reason = '' }) => {
    if (!['active', 'reducing', 'halted'].includes(state))
      throw new Refusal('badRequest', `state must be active, reducing or halted, was ${state}`)
    return (trading = { state, reason, since: now() })
  },
  'GET /risk/limits': () => ({ limits: [limit] }),
}

async function submit(terms: Terms): Promise<Order> {
  const present = orders.get(terms.clientOrderId)
  if (present) return repeated(present, terms)

  const at = now()
  const firmOrderId = `F-${orders.size + 1}`
  const times = { createdAt: at, updatedAt: at }
  const order: Order = { ...terms, firmOrderId, state: 'pending', filledQuantity: '0', ...times }
  const denial = denialOf(terms)
  if (denial) return step(order, { state: 'denied', reason: denial })

  const sent = step(order, {})
  try {
    return step(sent, await venueSubmits(terms))
  } catch (error) {
    // It may be live: whoever calls it rejected will send it twice.
    return step(sent, { reason: { code: 'acknowledgementLost', message: messageOf(error) } })
  }
}

/** The same order again is the same order; another one under its id is a conflict. */
function repeated(present: Order, terms: Terms): Order {
  if (Object.entries(terms).every(([key, value]) => Reflect.get(present, key) === value))
    return present
  throw new Refusal('conflict', `${terms.clientOrderId} must be a new id, is that of another order`)
}

function denialOf(terms: Terms): Reason | undefined {
  if (engagements.some(({ scope }) => covers(scope, terms)))
    return { code: 'killSwitch', message: 'the kill switch is engaged' }
  const { state } = trading
  if (state !== 'active') return { code: 'tradingState', message: `trading is ${state}` }
  if (Number(terms.quantity) <= Number(limit.value)) return undefined
  return { code: limit.control, message: `must be at most ${limit.value}, was ${terms.quantity}` }
}

/** Every step of an order goes through here, so that none is missing from the executions. */
function step(order: Order, change: Partial<Order>): Order {
  const at = now()
  const next = { ...order, ...change, updatedAt: at }
  orders.set(order.clientOrderId, next)
  const { clientOrderId, state, reason, filledQuantity } = next
  const said = { clientOrderId, state, reason, filledQuantity, at }
  executions.push(Object.assign(said, { executionId: `E-${executions.length + 1}` }))
  return next
}

/** What the venue never acknowledged is not known to be canceled either. */
const cancel = (order: Order): Order =>
  step(order, { state: order.venueOrderId === undefined ? 'pendingCancel' : 'canceled' })

function known({ clientOrderId = '' }: Input): Order {
  const order = orders.get(clientOrderId)
  if (order) return order
  throw new Refusal('notFound', `${clientOrderId} must be the id of an order, is none`)
}

function termsOf(input: Input): Terms {
  const missing = termKeys.filter(key => typeof input[key] !== 'string')
  if (missing.length === 0) return input as Terms
  throw new Refusal('badRequest', `${missing.join(', ')} must be given as text`)
}

const covers = (scope: Scope, terms: Terms): boolean =>
  Object.entries(scope).every(([key, value]) => Reflect.get(terms, key) === value)

const withoutScope = ({ strategy, venue, symbol }: Scope) =>
  engagements.filter(
    ({ scope }) => scope.strategy !== strategy || scope.venue !== venue || scope.symbol !== symbol,
  )

function isOpen({ state }: Order): boolean {
  return !['canceled', 'denied', 'expired', 'filled', 'rejected'].includes(state)
}

/** In UTC with six digits of a second, of which this clock knows three. */
function now(): string {
  return new Date().toISOString().replace('Z', '000Z')
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

async function answerTo(request: IncomingMessage): Promise<unknown> {
  const token = process.env['SHIM_TOKEN']
  if (token && request.headers.authorization !== `Bearer ${token}`)
    throw new Refusal('unauthorized', 'the bearer token must be SHIM_TOKEN, was another or none')
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shim')
  const [, clientOrderId] = /^\/orders\/([^/]+)$/.exec(pathname) ?? []
  const path = clientOrderId === undefined ? pathname : '/orders/{clientOrderId}'
  const endpoint = endpoints[`${request.method} ${path}`]
  if (!endpoint) throw new Refusal('notOffered', `${request.method} ${path} is not offered`)
  const body = JSON.parse((await text(request)) || '{}') as Input
  const key = clientOrderId === undefined ? {} : { clientOrderId }
  return endpoint({ ...Object.fromEntries(searchParams), ...body, ...key })
}

const server = createServer((request, response) => {
  const send = (status: number, value: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  answerTo(request).then(
    answer => send(200, answer),
    (error: unknown) => {
      const message = messageOf(error)
      if (error instanceof Refusal) send(statuses[error.code], { code: error.code, message })
      else if (error instanceof SyntaxError) send(400, { code: 'badRequest', message })
      else send(500, { code: 'internal', message })
    },
  )
})

server.listen(Number(process.argv[2] ?? 8700), '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object') console.log(`http://127.0.0.1:${address?.port}`)
})
