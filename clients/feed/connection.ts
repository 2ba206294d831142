import { WebSocket } from 'ws'
import { userAgent } from '../venue/user-agent.ts'
import { FeedUnreachable } from './errors.ts'
import type { RawFrame } from './port.ts'
import type { Stream } from './protocol.ts'

/** How long a closing handshake may take before the socket is cut. */
const goodbyeMs = 500

/** One WebSocket that is open and has been listened to since before it was. */
export class FeedConnection {
  /** Monotonic local time, in milliseconds, when connecting began and when it was done. */
  readonly startedMs = performance.now()
  openedMs = Number.NaN
  readonly pingsMs: number[] = []
  readonly #socket: WebSocket
  readonly #origin: string
  readonly #early: RawFrame[] = []
  #onFrame: ((frame: RawFrame) => void) | undefined
  #closed: string | undefined

  private constructor(url: string, deadlineMs: number) {
    const { protocol, host } = new URL(url)
    this.#origin = `${protocol}//${host}`
    this.#socket = new WebSocket(url, {
      handshakeTimeout: deadlineMs,
      perMessageDeflate: false,
      headers: userAgent,
    })
    this.#socket.on('message', (data: Buffer) => this.#hear(data))
    this.#socket.on('ping', () => this.pingsMs.push(performance.now()))
    this.#socket.on('error', error => (this.#closed ??= error.message))
    this.#socket.on('close', code => (this.#closed ??= `closed with ${code}`))
  }

  /** Throws `FeedUnreachable` when the connection is refused, or is not open by the deadline. */
  static open(url: string, deadlineMs: number): Promise<FeedConnection> {
    const connection = new FeedConnection(url, deadlineMs)
    const socket = connection.#socket
    return new Promise((resolve, reject) => {
      const cut = setTimeout(() => {
        connection.#closed ??= 'nothing answered'
        socket.terminate()
      }, deadlineMs)
      socket.once('open', () => {
        clearTimeout(cut)
        connection.openedMs = performance.now()
        resolve(connection)
      })
      socket.once('close', () => {
        clearTimeout(cut)
        const reason = connection.#closed ?? 'no reason was given'
        reject(
          new FeedUnreachable(
            `${connection.#origin} must open within ${deadlineMs} ms, did not: ${reason}`,
          ),
        )
      })
    })
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN
  }

  /** Why the connection is not open; undefined while it is. */
  get closedBecause(): string | undefined {
    return this.#closed
  }

  /** Throws `FeedUnreachable` when the connection has been closed. */
  requireOpen(): void {
    if (!this.isOpen)
      throw new FeedUnreachable(
        `${this.#origin} must stay open while it is listened to, did not: ${this.#closed ?? 'unknown'}`,
      )
  }

  /** Frames that came before anybody listened are told first. */
  listen(onFrame: (frame: RawFrame) => void): void {
    this.#onFrame = onFrame
    for (const frame of this.#early.splice(0)) onFrame(frame)
  }

  send(text: string): void {
    this.#socket.send(text)
  }

  /** Asks for a stream; nothing is sent where the connection has closed meanwhile. */
  subscribe({ subscription }: Pick<Stream, 'subscription'>): void {
    if (this.isOpen) for (const text of subscription) this.send(text)
  }

  /** Ends the connection without a word, as a broken network does. */
  cut(): void {
    this.#closed ??= 'cut'
    this.#socket.terminate()
  }

  /** Milliseconds until the other side answers a ping of ours, or undefined when it has not by the deadline. */
  async pongAfterMs(deadlineMs: number): Promise<number | undefined> {
    if (!this.isOpen) return undefined
    const payload = `readiness ${performance.now()}`
    const sentMs = performance.now()
    this.#socket.ping(payload)
    return new Promise(resolve => {
      const late = setTimeout(() => resolve(undefined), deadlineMs)
      const finish = (after: number | undefined) => {
        clearTimeout(late)
        resolve(after)
      }
      this.#socket.on('pong', data => {
        if (data.toString() === payload) finish(performance.now() - sentMs)
      })
      this.#socket.once('close', () => finish(undefined))
    })
  }

  /** Resolves when the time is over, the connection has closed, or `settled` resolves, whichever comes first. */
  async wait(forMs: number, settled?: Promise<void>): Promise<void> {
    if (!this.isOpen) return
    const { promise, resolve } = Promise.withResolvers<void>()
    const over = setTimeout(resolve, Math.max(0, forMs))
    this.#socket.once('close', () => resolve())
    void settled?.then(resolve)
    await promise
    clearTimeout(over)
  }

  async close(): Promise<void> {
    if (this.#socket.readyState === WebSocket.CLOSED) return
    const closed = new Promise(resolve => this.#socket.once('close', resolve))
    const cut = setTimeout(() => this.#socket.terminate(), goodbyeMs)
    this.#socket.close()
    await closed
    clearTimeout(cut)
  }

  #hear(data: Buffer): void {
    const frame = { receivedMs: performance.now(), text: data.toString() }
    if (this.#onFrame) this.#onFrame(frame)
    else this.#early.push(frame)
  }
}
