import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { loopbackHost } from '../loopback.ts'
import type { ActiveFaults } from '../venues/venue.ts'
import { answerTo } from './answer.ts'

/** A stand-in for a time server: it tells the time of this host, and calls its source of time SBOX. */
export interface TimeServer {
  /** Such as `127.0.0.1:1123`. */
  readonly address: string
  close(): Promise<void>
}

/** Speaks NTP over UDP on a loopback port (0: any free one). */
export async function openTimeServer(faults: ActiveFaults, port: number): Promise<TimeServer> {
  const socket = createSocket('udp4')
  const now = () =>
    performance.timeOrigin +
    performance.now() +
    (faults.magnitude('clock-source-ahead', 'clock-source-ahead-twin') ?? 0)
  socket.on('message', (message, { port: from, address }) => {
    const receivedMs = now()
    const answer = answerTo(message, receivedMs, now())
    if (answer) socket.send(answer, from, address)
  })
  socket.bind(port, loopbackHost)
  await once(socket, 'listening')
  socket.on('error', () => {})
  return {
    address: `${loopbackHost}:${socket.address().port}`,
    async close() {
      socket.close()
      await once(socket, 'close')
    },
  }
}
