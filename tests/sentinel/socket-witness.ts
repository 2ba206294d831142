import { Socket as DatagramSocket } from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { Server, Socket } from 'node:net'

/**
 * Loaded into every thread of a process before anything else: writes down, in the file that SOCKET_WITNESS names, every
 * connection, datagram, listening port and look-up that is begun, and refuses it.
 */
const file = process.env.SOCKET_WITNESS
if (file !== undefined) {
  const witness = (target: object, method: string, words: (args: readonly unknown[]) => string) => {
    Reflect.set(target, method, (...args: readonly unknown[]) => {
      appendFileSync(file, `${method} ${words(args)}\n`)
      throw new Error(`${method} was called`)
    })
  }
  const shown = (args: readonly unknown[]) =>
    JSON.stringify(args, (_, value: unknown) => (typeof value === 'function' ? '…' : value)).slice(
      0,
      200,
    )
  witness(Socket.prototype, 'connect', shown)
  witness(Server.prototype, 'listen', shown)
  witness(DatagramSocket.prototype, 'send', shown)
  witness(DatagramSocket.prototype, 'connect', shown)
  witness(dns, 'lookup', shown)
  witness(dns, 'resolve', shown)
  syncBuiltinESMExports()
}
