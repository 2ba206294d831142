import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { loopbackHost } from '../loopback.ts'
import type { ActiveFaults } from '../venues/venue.ts'
import { answerTo } from './answer.ts'

/** A name server that knows the sandbox's one name. */
export interface NameServer {
  /** Such as `127.0.0.1:5353`. */
  readonly address: string
  close(): Promise<void>
}

/** Answers over UDP on a loopback port (0: any free one). */
export async function openNameServer(faults: ActiveFaults, port: number): Promise<NameServer> {
  const socket = createSocket('udp4')
  const closing = new AbortController()
  socket.on('message', (message, { port: from, address }) => {
    const lateMs = faults.magnitude('slow-names', 'slow-names-twin') ?? 0
    const answer = answerTo(message, faults)
    if (!answer) return
    const send = () => {
      if (!closing.signal.aborted) socket.send(answer, from, address)
    }
    if (lateMs === 0) send()
    else void delay(lateMs, undefined, { ref: false }).then(send)
  })
  socket.bind(port, loopbackHost)
  await once(socket, 'listening')
  socket.on('error', () => {})
  return {
    address: `${loopbackHost}:${socket.address().port}`,
    async close() {
      closing.abort()
      socket.close()
      await once(socket, 'close')
    },
  }
}
