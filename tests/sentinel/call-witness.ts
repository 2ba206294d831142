import { Socket as DatagramSocket } from 'node:dgram'
import { appendFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { putAround } from '../../clients/socket-method.ts'

/** Something that was sent, as it left: a request of HTTP by its first line, a datagram, or a connection. */
export interface Witnessed {
  readonly atMs: number
  readonly program: string
  readonly kind: 'connect' | 'request' | 'datagram'
  readonly to: string
  /** Method, path and headers of a request. */
  readonly head?: string
}

/**
 * Loaded into every thread of a process before anything else: writes down, in the file that CALL_WITNESS names, every
 * connection, every request that is sent in the clear and every datagram, and lets all of them pass.
 */
const file = process.env.CALL_WITNESS
if (file !== undefined) {
  const program = process.argv[1] ?? ''
  const note = (seen: Omit<Witnessed, 'atMs' | 'program'>) =>
    appendFileSync(file, `${JSON.stringify({ atMs: Date.now(), program, ...seen })}\n`)
  const placeOf = new WeakMap<object, string>()
  putAround(Socket.prototype, 'connect', (socket, args, proceed) => {
    const [given] = (Array.isArray(args[0]) ? args[0] : args) as [{ host?: string; port?: number }]
    if (given.port !== undefined) {
      placeOf.set(socket, `${given.host ?? 'localhost'}:${given.port}`)
      note({ kind: 'connect', to: placeOf.get(socket)! })
    }
    return proceed(args)
  })
  const look = (socket: object, bytes: unknown) => {
    const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes as Buffer).toString('latin1')
    const head = text.split('\r\n\r\n')[0]!
    const to = placeOf.get(socket)
    if (to !== undefined && / HTTP\/1\.1\r\n/.test(head)) note({ kind: 'request', to, head })
  }
  putAround(Socket.prototype, '_write', (socket, args, proceed) => {
    look(socket, args[0])
    return proceed(args)
  })
  putAround(Socket.prototype, '_writev', (socket, args, proceed) => {
    const chunks = args[0] as readonly { chunk: string | Buffer }[]
    look(socket, Buffer.concat(chunks.map(({ chunk }) => Buffer.from(chunk as string))))
    return proceed(args)
  })
  // A port comes last of the numbers of either, and the address is the only text after the first argument.
  for (const method of ['send', 'connect'])
    putAround(DatagramSocket.prototype, method, (_socket, args, proceed) => {
      const port = args.findLast(one => typeof one === 'number')
      const host = args.slice(1).find(one => typeof one === 'string') ?? '127.0.0.1'
      if (port !== undefined) note({ kind: 'datagram', to: `${host}:${port}` })
      return proceed(args)
    })
}
