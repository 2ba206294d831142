import { hostAndPort } from './address.ts'
import { type Dialer } from './dial.ts'
import { failureOf } from './errors.ts'
import type { ConnectionSetup } from './port.ts'

/** Sets one fresh connection up, part by part, and closes it. Whether its certificate can be trusted is another question. */
export async function setUp(
  dialer: Dialer,
  url: string,
  deadlineMs: number,
): Promise<ConnectionSetup> {
  const target = hostAndPort(url)
  const startedMs = performance.now()
  let atMs = startedMs
  const lap = () => {
    const beforeMs = atMs
    atMs = performance.now()
    return atMs - beforeMs
  }
  const times = { nameMs: 0, tcpMs: 0, tlsMs: 0 }
  const total = () => ({ ...times, totalMs: atMs - startedMs })
  try {
    const socket = await dialer.tcp(target, {
      deadlineMs,
      watch: fresh => fresh.once('lookup', () => (times.nameMs = target.literal ? 0 : lap())),
    })
    using _closed = ended(socket)
    times.tcpMs = lap()
    if (!target.tls) return total()
    const secure = await dialer.tls(socket, { target, deadlineMs, rejectUnauthorized: false })
    secure.destroy()
    times.tlsMs = lap()
    return total()
  } catch (error) {
    lap()
    return { ...total(), failure: failureOf(error) }
  }
}

/** Destroys the socket when its scope ends. */
export const ended = (socket: { destroy(): unknown }): Disposable => ({
  [Symbol.dispose]: () => void socket.destroy(),
})
