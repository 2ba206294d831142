import { connect, isIPv6, type LookupFunction, type Socket } from 'node:net'
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from 'node:tls'
import type { HostAndPort } from './address.ts'
import { NothingCame } from './errors.ts'

/** Opens connections one by one, each with a deadline, and can end all that are still open. */
export class Dialer {
  readonly #open = new Set<Socket>()

  /** A TCP connection that is set up; where an address is given, it leads there and not where the name leads. */
  async tcp(
    { host, port }: Pick<HostAndPort, 'host' | 'port'>,
    { deadlineMs, address, watch }: TcpOptions,
  ): Promise<Socket> {
    const socket = connect({ host, port, ...(address && { lookup: pinnedTo(address) }) })
    watch?.(socket)
    this.#track(socket)
    await settled(socket, 'connect', deadlineMs)
    return socket
  }

  /** A TLS connection over a TCP connection that is set up; never resumes an earlier session. */
  async tls(socket: Socket, options: TlsOptions): Promise<TLSSocket> {
    const { target, deadlineMs, ...rest } = options
    const secure = connectTls({
      ...rest,
      socket,
      host: target.host,
      ...(!target.literal && { servername: target.host }),
    })
    this.#track(secure)
    await settled(secure, 'secureConnect', deadlineMs)
    return secure
  }

  close(): void {
    for (const socket of this.#open) socket.destroy()
  }

  #track(socket: Socket): void {
    this.#open.add(socket)
    socket.once('close', () => this.#open.delete(socket))
  }
}

export interface TcpOptions {
  readonly deadlineMs: number
  readonly address?: string
  /** Sees the socket before anything has happened to it. */
  readonly watch?: (socket: Socket) => void
}

export interface TlsOptions extends Pick<
  ConnectionOptions,
  'minVersion' | 'maxVersion' | 'ciphers' | 'checkServerIdentity'
> {
  readonly target: HostAndPort
  readonly deadlineMs: number
  /** Trust is judged by whoever looks: nothing is sent over these connections. */
  readonly rejectUnauthorized: false
}

/** Resolves at the event; destroys the socket and throws when it fails, ends, or is late. */
async function settled(socket: Socket, event: string, deadlineMs: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const late = setTimeout(() => socket.destroy(new NothingCame(deadlineMs)), deadlineMs)
  socket.once(event, resolve)
  socket.on('error', reject)
  socket.once('close', () => reject(new Error('the connection was ended')))
  try {
    await promise
  } finally {
    clearTimeout(late)
  }
}

const pinnedTo = (address: string): LookupFunction => {
  const family = isIPv6(address) ? 6 : 4
  return (_host, { all }, tell) => {
    if (all) tell(null, [{ address, family }])
    else tell(null, address, family)
  }
}
