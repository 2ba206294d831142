import http2 from 'node:http2'
import { syncBuiltinESMExports } from 'node:module'
import { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { Agent, setGlobalDispatcher } from 'undici'
import { normalHost } from '../loopback.ts'
import { hostToConnect, putAround } from '../socket-method.ts'
import { intentionOf, type Intention } from './intention.ts'
import { Outflow, type Outgoing } from './outflow.ts'
import { useTicket } from './tickets.ts'

/** A host where real money is. */
export interface GuardedHost {
  readonly host: string
  /** Id of ccxt's class for the venue that is reached there; without one nothing but reading is known. */
  readonly ccxtId?: string | undefined
  /** Whether the profile gives every key that orders need there. */
  readonly orders: boolean
}

/** A request that would have changed something at a production host was kept back, all of it. */
export class ForbiddenRequest extends Error {
  override readonly name = 'ForbiddenRequest'
  readonly code = 'FORBIDDEN_REQUEST'
}

const guarded = new Map<string, GuardedHost>()
const hostOf = new WeakMap<object, string>()
/** The name that is asked for in a handshake: through a tunnel it leads further than the connection. */
const nameAskedFor = new WeakMap<object, string>()
const outflows = new WeakMap<object, Outflow>()
let installed = false

/**
 * From now on everything that this thread sends to these hosts is read before it leaves, at the socket and beneath TLS:
 * what reads passes, an order or a cancel passes with its ticket where the profile gives every key, and nothing else
 * does. It cannot be undone: a second call may add hosts or take a host's orders away.
 */
export function guardOrders(hosts: readonly GuardedHost[]): void {
  for (const one of hosts) {
    const host = normalHost(one.host)
    const known = guarded.get(host)
    const sameVenue = known === undefined || known.ccxtId === one.ccxtId
    guarded.set(host, {
      host,
      ccxtId: sameVenue ? one.ccxtId : undefined,
      orders: one.orders && (known?.orders ?? true),
    })
  }
  if (installed || guarded.size === 0) return
  installed = true
  watchConnections()
  watchWrites()
  refuseHttp2()
  setGlobalDispatcher(new Agent({ allowH2: false }))
}

function watchConnections(): void {
  putAround(Socket.prototype, 'connect', (socket, args, proceed) => {
    const host = hostToConnect(args)
    if (host !== undefined) hostOf.set(socket, normalHost(host))
    // A socket may be connected anew; what it said before is no part of what it says now.
    outflows.delete(socket)
    if (socket instanceof TLSSocket) endHttp2(socket)
    return proceed(args)
  })
  putAround(TLSSocket.prototype, 'setServername', (socket, args, proceed) => {
    const [name] = args
    if (typeof name === 'string') nameAskedFor.set(socket, normalHost(name))
    if (socket instanceof TLSSocket) endHttp2(socket)
    return proceed(args)
  })
}

const spokenTo = new WeakSet<TLSSocket>()

/** HTTP/2 is agreed upon in the handshake: ends a connection to a production host before anybody else hears of it. */
function endHttp2(socket: TLSSocket): void {
  if (spokenTo.has(socket)) return
  spokenTo.add(socket)
  socket.prependListener('secureConnect', () => {
    const [production] = guardedHostsOf(socket)
    if (production && socket.alpnProtocol === 'h2') socket.destroy(http2Refused(production.host))
  })
}

/** Bytes pass `_write` or `_writev` once each, in the clear: TLS encrypts beneath them. */
function watchWrites(): void {
  putAround(Socket.prototype, '_write', (socket, args, proceed) => {
    const entry = entryOf(socket)
    if (!entry) return proceed(args)
    const [chunk, encoding, done] = args
    const send = (bytes: Buffer) => proceed([bytes, 'buffer', done])
    return pass(socket, entry, { bytes: bytesOf(chunk, encoding), done, send })
  })
  putAround(Socket.prototype, '_writev', (socket, args, proceed) => {
    const entry = entryOf(socket)
    if (!entry) return proceed(args)
    const [chunks, done] = args as [readonly Chunk[], unknown]
    const bytes = Buffer.concat(chunks.map(({ chunk, encoding }) => bytesOf(chunk, encoding)))
    const send = (vetted: Buffer) => proceed([[{ chunk: vetted, encoding: 'buffer' }], done])
    return pass(socket, entry, { bytes, done, send })
  })
}

interface Chunk {
  readonly chunk: unknown
  readonly encoding: unknown
}

interface Entry {
  readonly hosts: readonly GuardedHost[]
  readonly outflow: Outflow
}

/**
 * A socket of TLS that was put upon another one goes where that one goes, and on to the name that it asks for. Which of
 * several hosts reads what is sent is not known: it must be allowed at each.
 */
function guardedHostsOf(socket: object): readonly GuardedHost[] {
  const parent: unknown = Reflect.get(socket, '_parent')
  const names = new Set([
    nameAskedFor.get(socket),
    hostOf.get(socket),
    typeof parent === 'object' && parent ? hostOf.get(parent) : undefined,
  ])
  return [...names].flatMap(name => guarded.get(name ?? '') ?? [])
}

function entryOf(socket: object): Entry | undefined {
  const hosts = guardedHostsOf(socket)
  if (hosts.length === 0) return undefined
  const outflow = outflows.get(socket) ?? new Outflow()
  outflows.set(socket, outflow)
  return { hosts, outflow }
}

interface Writing {
  readonly bytes: Buffer
  readonly done: unknown
  readonly send: (bytes: Buffer) => unknown
}

/** Sends what is whole and allowed; what is not whole yet is kept back, and the writer told to go on. */
function pass(socket: object, { hosts, outflow }: Entry, { bytes, done, send }: Writing): unknown {
  const tell = done as (error?: Error) => void
  try {
    const whole = outflow.push(bytes)
    for (const one of whole) for (const host of hosts) refuseUnlessAllowed(one, host)
    if (whole.length > 0) return send(Buffer.concat(whole.map(one => one.bytes)))
    tell()
  } catch (error) {
    const refusal = error instanceof Error ? error : new Error(String(error))
    tell(refusal)
    if (socket instanceof Socket) socket.destroy(refusal)
  }
  return undefined
}

function refuseUnlessAllowed(outgoing: Outgoing, { host, ccxtId, orders }: GuardedHost): void {
  const intention = intentionOf(outgoing, ccxtId)
  if (intention.kind === 'read') return
  if (!orders)
    throw new ForbiddenRequest(
      `only reading requests may go to ${host}, which is production, ${nameOf(outgoing, intention)} was kept back; give every key of [safety] or use a test venue`,
    )
  if (intention.kind !== 'other' && useTicket(host, intention)) return
  throw new ForbiddenRequest(
    `only orders that were vetted may go to ${host}, which is production, ${nameOf(outgoing, intention)} was kept back; send orders through the orders that a check is handed`,
  )
}

function nameOf(outgoing: Outgoing, { kind }: Intention): string {
  const what = kind === 'other' ? 'a request that changes something' : `an unforeseen ${kind}`
  return outgoing.kind === 'request'
    ? `${what} (${outgoing.method} ${outgoing.target.split('?')[0]})`
    : what
}

/** What HTTP/2 sends does not pass the socket's own methods, and is not plain. */
function refuseHttp2(): void {
  const original = http2.connect
  const refusing = (authority: unknown, ...rest: unknown[]): unknown => {
    const [given] = rest
    const options = typeof given === 'object' && given !== null ? given : {}
    const hosts = [
      new URL(String(authority)).hostname,
      textIn(options, 'host'),
      textIn(options, 'servername'),
    ]
    const host = hosts.find(one => guarded.has(normalHost(one)))
    if (host !== undefined) throw http2Refused(host)
    const opening: unknown = Reflect.get(options, 'createConnection')
    if (typeof opening !== 'function') return Reflect.apply(original, http2, [authority, ...rest])
    const createConnection = (...words: unknown[]): unknown => {
      const socket: unknown = Reflect.apply(opening, options, words)
      if (!(socket instanceof Socket)) return socket
      const [production] = guardedHostsOf(socket)
      if (!production) return socket
      socket.on('error', () => {}).destroy()
      throw http2Refused(production.host)
    }
    return Reflect.apply(original, http2, [
      authority,
      { ...options, createConnection },
      ...rest.slice(1),
    ])
  }
  Reflect.set(http2, 'connect', refusing)
  syncBuiltinESMExports()
}

const textIn = (options: object, key: string): string => {
  const value: unknown = Reflect.get(options, key)
  return typeof value === 'string' ? value : ''
}

const http2Refused = (host: string): ForbiddenRequest =>
  new ForbiddenRequest(
    `${host} is production and must be spoken to in HTTP/1.1, HTTP/2 was about to be used; do not offer it`,
  )

const bytesOf = (chunk: unknown, encoding: unknown): Buffer =>
  typeof chunk === 'string'
    ? Buffer.from(chunk, encoding as BufferEncoding)
    : Buffer.from(chunk as Uint8Array)
