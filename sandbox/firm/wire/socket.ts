import { WebSocket, type RawData } from 'ws'
import { BackOff } from './back-off.ts'
import { LifeSigns } from './life-signs.ts'

const handshakeMs = 10_000
const leastHandshakeMs = 2000
/** How long the other side may take over its part of the goodbye. */
const goodbyeMs = 500

/** What a lasting connection is made with; its owner hears of it through the three functions at the end. */
export interface LastingSocketOptions {
  /** Such as `wss://localhost:4001/ws`. */
  readonly url: string
  /** Certificate of the authority that must vouch for the other side, as PEM; absent: the authorities of the system. */
  readonly certificateAuthority?: string | undefined
  /** Waits are multiplied by this, as the venue's intervals are. */
  readonly timeScale: number
  /** How often the venue gives a sign of life when it has nothing else to say, as it publishes: its ping or heartbeat. */
  readonly lifeSignMs: number
  /** Whether it reconnects without waiting now: the virtue of the back-off, switched off. */
  readonly withoutPause?: () => boolean
  /** A connection stands, the first or a new one: nothing is subscribed on it yet. */
  readonly opened: () => void
  /** A text has come, at this time by `performance.now()`. If this throws, the connection is given up for a new one. */
  readonly message: (text: string, receivedMs: number) => void
  /** A connection that stood is gone: called once for each `opened`, except by `close`. */
  readonly lost: (why: string) => void
}

/**
 * A WebSocket that stays open. It connects at once; when a connection is lost, refused or dead (no frame, ping or pong for
 * twice the venue's interval) it makes a new one, with waits that grow (`BackOff`). It repeats nothing: what was sent or
 * subscribed on a lost connection is its owner's to send again in `opened`. Certificates are always verified.
 */
export class LastingSocket {
  readonly #options: LastingSocketOptions
  readonly #backOff: BackOff
  #socket: WebSocket | undefined
  #signs: LifeSigns | undefined
  #retry: NodeJS.Timeout | undefined
  #openedMs: number | undefined
  #isClosed = false

  constructor(options: LastingSocketOptions) {
    this.#options = options
    const { timeScale, withoutPause } = options
    this.#backOff = new BackOff(timeScale, withoutPause && { withoutPause })
    this.#connect()
  }

  get isOpen(): boolean {
    return this.#openedMs !== undefined
  }

  /** Sends a text; false, and nothing is sent, while no connection stands. */
  send(text: string): boolean {
    if (!this.isOpen || this.#socket?.readyState !== WebSocket.OPEN) return false
    this.#socket.send(text)
    return true
  }

  /** Gives up the connection as it is, without a goodbye; a new one is made as after any loss. */
  cut(why: string): void {
    const socket = this.#socket
    if (!socket || this.#isClosed) return
    this.#gone(socket, why)
    socket.terminate()
  }

  /** Ends it for good; nothing is told any more. */
  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    clearTimeout(this.#retry)
    this.#signs?.stop()
    this.#openedMs = undefined
    const socket = this.#socket
    this.#socket = undefined
    if (!socket || socket.readyState === WebSocket.CLOSED) return
    const { promise, resolve } = Promise.withResolvers<void>()
    socket.once('close', () => resolve())
    const impatient = setTimeout(() => socket.terminate(), goodbyeMs)
    socket.close(1000)
    await promise
    clearTimeout(impatient)
  }

  #connect(): void {
    const { url, certificateAuthority, timeScale } = this.#options
    const socket = new WebSocket(url, {
      ...(certificateAuthority !== undefined && { ca: certificateAuthority }),
      perMessageDeflate: false,
      handshakeTimeout: Math.max(leastHandshakeMs, handshakeMs * timeScale),
    })
    this.#socket = socket
    let why = 'the other side ended it'
    socket.on('open', () => this.#open(socket))
    socket.on('message', data => this.#hear(socket, data))
    socket.on('ping', () => this.#signs?.heard(performance.now()))
    socket.on('pong', () => this.#signs?.heard(performance.now()))
    socket.on('error', ({ message }) => (why = message))
    socket.on('close', code => this.#gone(socket, `${why} (${code})`))
  }

  #open(socket: WebSocket): void {
    if (socket !== this.#socket) return
    const { lifeSignMs: intervalMs, timeScale, opened } = this.#options
    this.#openedMs = performance.now()
    this.#signs = new LifeSigns({
      intervalMs,
      timeScale,
      ask: () => socket.ping(),
      dead: silentMs => this.cut(`no sign of life for ${Math.round(silentMs)} ms`),
    })
    opened()
  }

  #hear(socket: WebSocket, data: RawData): void {
    if (socket !== this.#socket) return
    const receivedMs = performance.now()
    this.#signs?.heard(receivedMs)
    try {
      this.#options.message(textOf(data), receivedMs)
    } catch (error) {
      this.cut(error instanceof Error ? error.message : String(error))
    }
  }

  /** Tells of the loss of a connection, or of a try in vain, once; then waits for the next. */
  #gone(socket: WebSocket, why: string): void {
    if (socket !== this.#socket) return
    this.#socket = undefined
    this.#signs?.stop()
    const openedMs = this.#openedMs
    this.#openedMs = undefined
    if (openedMs !== undefined && performance.now() - openedMs >= this.#backOff.steadyMs) {
      this.#backOff.reset()
    }
    this.#retry = setTimeout(() => this.#connect(), this.#backOff.next())
    if (openedMs !== undefined) this.#options.lost(why)
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString()
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString()
}
