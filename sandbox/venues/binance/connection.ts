import type { RawData, WebSocket } from 'ws'
import { afterReading } from '../after-reading.ts'
import type { VenueContext } from '../venue.ts'

const pingMs = 20_000
const pongDeadlineMs = 60_000
const lifetimeMs = 24 * 3_600_000
/** How long before its end a connection is told of it. */
const noticeMs = 600_000
const messagesPerSecond = 5
/** A client that reads so much more slowly than the market moves is dropped. */
const mostBufferedBytes = 16_000_000

interface ConnectionOptions {
  readonly context: VenueContext
  /** Whether more than five frames a second end the connection. */
  readonly limitsMessages: boolean
  readonly onText: (text: string) => void
  readonly onClose: () => void
  /** Called some time before the venue ends the connection. */
  readonly onNotice: () => void
}

/** What both kinds of WebSocket have in common: pings, the limit on incoming frames, and an end after a day. */
export class Connection {
  readonly #socket: WebSocket
  readonly #options: ConnectionOptions
  readonly #timers = new Map<'ping' | 'pong' | 'notice' | 'end', NodeJS.Timeout>()
  readonly #payloads = new Set<string>()
  #arrivals: number[] = []

  constructor(socket: WebSocket, options: ConnectionOptions) {
    this.#socket = socket
    this.#options = options
    socket.on('message', data => this.#arrived(() => options.onText(textOf(data))))
    socket.on('ping', data => this.#arrived(() => this.#answerPing(data)))
    socket.on('pong', data => this.#arrived(() => this.#acceptPong(data.toString())))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => this.#closed())
    this.#schedulePing()
    const { timeScale } = options.context
    this.#after('notice', (lifetimeMs - noticeMs) * timeScale, options.onNotice)
    this.#after('end', lifetimeMs * timeScale, () =>
      this.close(1001, 'Connection lifetime reached'),
    )
  }

  send(text: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#socket.bufferedAmount > mostBufferedBytes) return this.terminate()
    this.#socket.send(text)
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason)
  }

  /** Ends the connection without the courtesy of a closing handshake. */
  terminate(): void {
    this.#socket.terminate()
  }

  /** Ping and pong frames count like messages. */
  #arrived(handle: () => void): void {
    if (this.#options.limitsMessages) {
      const now = performance.now()
      this.#arrivals = [...this.#arrivals.filter(time => now - time < 1000), now]
      if (this.#arrivals.length > messagesPerSecond) return this.close(1008, 'Too many requests')
    }
    handle()
  }

  #answerPing(data: Buffer): void {
    if (this.#options.context.faults.has('mute-pongs')) return
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.pong(data)
  }

  #acceptPong(payload: string): void {
    if (!this.#payloads.has(payload)) return
    this.#payloads.clear()
    clearTimeout(this.#timers.get('pong'))
    this.#timers.delete('pong')
  }

  /** Ends the connection unless a pong was read after all: then the timer is gone, or another. */
  #judge(missed: NodeJS.Timeout | undefined): void {
    if (this.#timers.get('pong') === missed) this.terminate()
  }

  #schedulePing(): void {
    const { faults, timeScale } = this.#options.context
    const stretch = faults.magnitude('rare-pings', 'rare-pings-twin') ?? 1
    this.#after('ping', pingMs * timeScale * stretch, () => {
      if (this.#socket.readyState !== this.#socket.OPEN) return
      const payload = String(this.#options.context.now())
      this.#payloads.add(payload)
      this.#socket.ping(payload)
      if (!this.#timers.has('pong')) {
        this.#after('pong', pongDeadlineMs * timeScale, () => {
          const missed = this.#timers.get('pong')
          afterReading(() => this.#judge(missed))
        })
      }
      this.#schedulePing()
    })
  }

  #after(name: 'ping' | 'pong' | 'notice' | 'end', delayMs: number, act: () => void): void {
    this.#timers.set(name, setTimeout(act, delayMs))
  }

  #closed(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#options.onClose()
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString()
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString()
}
