import { Socket } from 'node:net'
import { putAround } from '../../../clients/socket-method.ts'

/** Ports of the doors that stand in for hosts. */
export type Doors = Readonly<Record<string, { readonly tls: number; readonly plain: number }>>

/** Leads every connection to one of these hosts to its door; guards that are put up later still hear the host. */
export function redirectTo(doors: Doors): void {
  putAround(Socket.prototype, 'connect', (_socket, args, proceed) => {
    const given: readonly unknown[] = Array.isArray(args[0]) ? args[0] : args
    const [options, callback] = given
    if (typeof options !== 'object' || options === null || !('host' in options))
      return proceed(args)
    const door = doors[String(options.host)]
    if (!door) return proceed(args)
    const port = 'port' in options && Number(options.port) === 80 ? door.plain : door.tls
    return proceed([{ ...options, host: '127.0.0.1', port }, callback])
  })
}
