import { Socket as DatagramSocket } from 'node:dgram'
import { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { isLoopback, normalHost } from './loopback.ts'
import { hostToConnect, putAround } from './socket-method.ts'

/** A connection to a host that this run must not reach was refused before a byte left, and before any name was resolved. */
export class ForbiddenHost extends Error {
  override readonly name = 'ForbiddenHost'
  readonly code = 'FORBIDDEN_HOST'
  readonly host: string

  constructor(host: string, allowed: string) {
    super(
      `connections may only go to ${allowed}, one was meant for ${host}; configure that host as a target first`,
    )
    this.host = host
  }
}

/** Somebody asked for more hosts than this thread was already confined to. */
export class WidenedEgress extends Error {
  override readonly name = 'WidenedEgress'
  readonly code = 'WIDENED_EGRESS'
}

type Policy = 'loopback' | ReadonlySet<string>

let policy: Policy | undefined

/**
 * From now on sockets of this thread reach these hosts and no others; undici, ws, tls and datagrams all pass here.
 * It cannot be undone: a second call may repeat or narrow the first. Unix sockets and pipes never leave the machine.
 */
export function allowOnlyHosts(hosts: readonly string[] | 'loopback'): void {
  const wanted: Policy = hosts === 'loopback' ? hosts : new Set(hosts.map(normalHost))
  if (policy === undefined) {
    policy = wanted
    guardStreams()
    guardTunnels()
    guardDatagrams()
    return
  }
  if (!isWithin(wanted, policy))
    throw new WidenedEgress(
      `this thread may only reach ${wordsFor(policy)}, was asked to reach ${wordsFor(wanted)}; decide once, at its start`,
    )
  policy = wanted
}

function isWithin(wanted: Policy, current: Policy): boolean {
  if (wanted === 'loopback') return current === 'loopback'
  return [...wanted].every(host => allows(current, host))
}

const allows = (current: Policy, host: string): boolean =>
  current === 'loopback' ? isLoopback(host) : current.has(normalHost(host))

const wordsFor = (current: Policy): string =>
  current === 'loopback' ? 'loopback' : [...current].join(', ') || 'no host'

function refusalOf(host: string): ForbiddenHost | undefined {
  return allows(policy!, host) ? undefined : new ForbiddenHost(host, wordsFor(policy!))
}

function guardStreams(): void {
  putAround(Socket.prototype, 'connect', (socket, args, proceed) => {
    const host = hostToConnect(args)
    if (host === undefined || !(socket instanceof Socket)) return proceed(args)
    const refusal = refusalOf(host)
    if (refusal) return failLater(socket, refusal)
    if (isLoopback(host)) destroyUnlessLoopback(socket)
    return proceed(args)
  })
}

/** A handshake asks for a name: through a tunnel, it leads there and not where the connection goes. */
function guardTunnels(): void {
  putAround(TLSSocket.prototype, 'setServername', (socket, args, proceed) => {
    const [name] = args
    const refusal = typeof name === 'string' ? refusalOf(name) : undefined
    if (!refusal || !(socket instanceof TLSSocket)) return proceed(args)
    return failLater(socket, refusal)
  })
}

function guardDatagrams(): void {
  for (const method of ['send', 'connect'])
    putAround(DatagramSocket.prototype, method, (_socket, args, proceed) => {
      // The first argument of both is a message or a port; any text after it is the address.
      const host = args.slice(1).find(argument => typeof argument === 'string')
      const refusal = host === undefined ? undefined : refusalOf(host)
      if (refusal) throw refusal
      return proceed(args)
    })
}

/** Fails as a connection fails, after whoever opened it has had the time to listen. */
function failLater(socket: Socket, refusal: ForbiddenHost): Socket {
  Object.assign(socket, { connecting: true })
  setImmediate(() => socket.destroy(refusal))
  return socket
}

/** `localhost` may be resolved to elsewhere; the socket hears of the address before it connects. */
function destroyUnlessLoopback(socket: Socket): void {
  socket.on('lookup', (_error, address: string | undefined) => {
    if (address !== undefined && !isLoopback(address))
      socket.destroy(new ForbiddenHost(address, 'loopback'))
  })
}
