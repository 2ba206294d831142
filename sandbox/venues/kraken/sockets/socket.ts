import type { RawData, WebSocket } from 'ws'
import type { VenueContext } from '../../venue.ts'
import { scaledInterval } from '../../scaled-interval.ts'
import { MarketLane } from '../../market-lane.ts'

const heartbeatMs = 1000
const idleMs = 60_000
/** However fast the venue's intervals run, a client without subscriptions is given this long. */
const shortestIdleMs = 10_000
/** A client that reads so much more slowly than the market moves is dropped. */
const mostBufferedBytes = 16_000_000

interface SocketOptions {
  readonly context: VenueContext
  /** Monotonic time of the first byte. */
  readonly openedMs: number
  readonly heartbeat: string
  /** Whether the fault of the silent market streams reaches this connection. */
  readonly isPublic: boolean
  readonly onText: (text: string) => void
  readonly onClose: () => void
}

/** What every WebSocket of the venue has: heartbeats while nothing else is sent, and an end when nobody uses it. */
export class Socket {
  readonly #socket: WebSocket
  readonly #options: SocketOptions
  /** Of a connection to market data. */
  readonly #lane: MarketLane | undefined
  readonly #held: string[] = []
  readonly #idle: NodeJS.Timeout
  #heartbeat: NodeJS.Timeout | undefined
  #release: NodeJS.Timeout | undefined
  #flows = false
  #subscriptions = 0

  constructor(socket: WebSocket, options: SocketOptions) {
    this.#socket = socket
    this.#options = options
    this.#lane = options.isPublic ? new MarketLane(options.context) : undefined
    const { timeScale } = options.context
    const leftMs = Math.max(shortestIdleMs, idleMs * timeScale)
    this.#idle = setTimeout(() => this.#endWhenUnused(), leftMs)
    socket.on('message', data => {
      this.#idle.refresh()
      options.onText(textOf(data))
    })
    socket.on('ping', data => this.#answerPing(data))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      this.#lane?.end()
      clearTimeout(this.#idle)
      clearTimeout(this.#heartbeat)
      clearTimeout(this.#release)
      options.onClose()
    })
  }

  /** Sends an answer: what a client asked for itself is never held back. */
  send(text: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#socket.bufferedAmount > mostBufferedBytes) return this.terminate()
    // Whatever guards the socket may withhold the text and says so, and then a heartbeat is due as if it had not been said.
    const isSent: unknown = this.#socket.send(text)
    if (isSent !== false) this.#heartbeat?.refresh()
  }

  /** Sends what belongs to a subscription. */
  publish(text: string): void {
    if (this.#lane) this.#lane.pass(() => this.#pass(text))
    else this.#pass(text)
  }

  /** Counts a subscription; the first one starts the heartbeat. */
  subscribed(): void {
    this.#subscriptions += 1
    if (this.#subscriptions === 1) this.#scheduleHeartbeat()
  }

  unsubscribed(): void {
    this.#subscriptions -= 1
    if (this.#subscriptions > 0) return
    clearTimeout(this.#heartbeat)
    this.#heartbeat = undefined
    this.#idle.refresh()
  }

  terminate(): void {
    this.#socket.terminate()
  }

  #pass(text: string): void {
    const { faults } = this.#options.context
    if (this.#options.isPublic && faults.has('silent-stream')) return
    if (this.#flows) return this.send(text)
    const delayMs = faults.magnitude('slow-stream-start', 'slow-stream-start-twin')
    if (delayMs === undefined || !this.#options.isPublic) {
      this.#flow()
      return this.send(text)
    }
    this.#held.push(text)
    const leftMs = Math.max(0, this.#options.openedMs + delayMs - performance.now())
    this.#release ??= setTimeout(() => this.#flow(), leftMs)
  }

  #flow(): void {
    this.#flows = true
    for (const text of this.#held.splice(0)) this.send(text)
  }

  #scheduleHeartbeat(): void {
    const { faults, timeScale } = this.#options.context
    const stretch = faults.magnitude('rare-pings', 'rare-pings-twin') ?? 1
    this.#heartbeat = setTimeout(
      () => {
        this.#heartbeat = undefined
        this.publish(this.#options.heartbeat)
        this.#scheduleHeartbeat()
      },
      scaledInterval(heartbeatMs, timeScale) * stretch,
    )
  }

  #endWhenUnused(): void {
    if (this.#subscriptions > 0) return void this.#idle.refresh()
    this.#socket.close(1001, 'Idle')
  }

  #answerPing(data: Buffer): void {
    this.#idle.refresh()
    if (this.#options.context.faults.has('mute-pongs')) return
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.pong(data)
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString()
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString()
}
