import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { afterReading } from './after-reading.ts'
import { proxyPage } from './proxy-page.ts'
import { addressOf } from './requests.ts'
import type { VenueHandlers } from './server.ts'
import type { ActiveFaults } from './venue.ts'

const fewConnections = 2
const handoverMs = 400

/** Lets WebSocket connections in to a venue, at either of its entrances, under the faults that concern their number and succession. */
export class StreamDoor {
  readonly #faults: ActiveFaults
  readonly #handlers: VenueHandlers
  readonly #inside = new Map<Duplex, string>()
  #lastEndedMs = Number.NEGATIVE_INFINITY

  constructor(faults: ActiveFaults, handlers: VenueHandlers) {
    this.#faults = faults
    this.#handlers = handlers
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const address = addressOf(request)
    const older = [...this.#inside].filter(([, from]) => from === address).map(([other]) => other)
    if (this.#faults.has('few-connections') && older.length >= fewConnections)
      return refuseUpgrade(socket, 429, 'Too Many Requests')
    if (this.#readmitsSlowly()) return refuseUpgrade(socket, 503, 'Service Temporarily Unavailable')
    this.#inside.set(socket, address)
    // Whoever went has gone by its 'end'; its 'close' waits for what can no longer be written.
    for (const event of ['end', 'close']) socket.once(event, () => this.#ended(socket))
    if (!this.#faults.has('single-session')) return this.#handlers.upgrade(request, socket, head)
    for (const other of older) other.destroy()
    const admit = () => {
      if (!socket.destroyed) this.#handlers.upgrade(request, socket, head)
    }
    setTimeout(() => afterReading(admit), handoverMs).unref()
  }

  /** Forgets when a connection last ended; those that are open stay open, and counted. */
  reset(): void {
    this.#lastEndedMs = Number.NEGATIVE_INFINITY
  }

  #ended(socket: Duplex): void {
    if (!this.#inside.delete(socket)) return
    if (this.#readmissionMs() > 0) this.#lastEndedMs = performance.now()
  }

  #readmitsSlowly(): boolean {
    return performance.now() - this.#lastEndedMs < this.#readmissionMs()
  }

  #readmissionMs(): number {
    return this.#faults.magnitude('slow-readmission', 'slow-readmission-twin') ?? 0
  }
}

/** Answers an upgrade with a page, as the proxy before the venue does. */
export function refuseUpgrade(socket: Duplex, status: number, title: string): void {
  const page = proxyPage(status, title)
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    'Content-Type: text/html',
    `Content-Length: ${Buffer.byteLength(page)}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${page}`)
}
