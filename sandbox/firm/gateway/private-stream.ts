import { LastingSocket } from '../wire/socket.ts'
import type { Virtues } from '../virtues.ts'
import { Fields, parseJson } from './fields.ts'
import type { GatewayEvent } from './port.ts'
import { VenueFailure } from './venue-failure.ts'

interface PrivateStreamOptions {
  readonly url: string
  readonly certificateAuthority?: string | undefined
  readonly timeScale: number
  /** How often the venue gives a sign of life when it has nothing else to say. */
  readonly lifeSignMs: number
  readonly virtues: Virtues
  /** Milliseconds within which the venue must confirm a subscription. */
  readonly confirmWithinMs: number
  /** Makes the text that subscribes, afresh for each connection. */
  readonly subscription: () => Promise<string> | string
  /**
   * Reads a frame; calls `confirm` once the subscription stands, then or later: false when its connection is lost by then. If
   * it throws or rejects, the connection is given up for a new one.
   */
  readonly frame: (frame: Fields, confirm: () => boolean) => void | Promise<void>
  readonly tell: (event: GatewayEvent) => void
}

/** A venue's private stream that is subscribed whenever its connection stands. */
export class PrivateStream {
  readonly #options: PrivateStreamOptions
  #socket: LastingSocket | undefined
  #connection = 0
  #confirming: NodeJS.Timeout | undefined
  #isHeard = false
  #wasHeard = false
  #first = Promise.withResolvers<void>()

  constructor(options: PrivateStreamOptions) {
    this.#options = options
  }

  /** Resolves once the stream is heard, however many connections that takes. */
  open(): Promise<void> {
    const { url, certificateAuthority, timeScale, lifeSignMs, virtues } = this.#options
    this.#socket ??= new LastingSocket({
      url,
      certificateAuthority,
      timeScale,
      lifeSignMs,
      withoutPause: () => virtues.has('firm-reconnects-without-pause'),
      opened: () => void this.#subscribe(),
      message: text => this.#hear(text),
      lost: why => this.#lost(why),
    })
    return this.#first.promise
  }

  /** Ends it for good; an `open` that waits rejects. */
  async close(): Promise<void> {
    this.#first.promise.catch(() => undefined)
    this.#first.reject(new VenueFailure('unanswered', 'the private stream was closed'))
    await this.#end()
  }

  /** Begins anew as if it had never been open; resolves once it is heard. */
  async reset(): Promise<void> {
    if (this.#wasHeard) this.#first = Promise.withResolvers<void>()
    await this.#end()
    await this.open()
  }

  async #end(): Promise<void> {
    const socket = this.#socket
    this.#socket = undefined
    this.#wasHeard = false
    this.#lost('the firm ended it')
    await socket?.close()
  }

  async #subscribe(): Promise<void> {
    const { virtues, subscription, confirmWithinMs } = this.#options
    this.#connection += 1
    const connection = this.#connection
    if (this.#wasHeard && virtues.has('firm-does-not-resubscribe')) return
    this.#confirming = setTimeout(
      () => this.#socket?.cut(`no confirmation of the subscription within ${confirmWithinMs} ms`),
      confirmWithinMs,
    )
    try {
      const text = await subscription()
      if (connection === this.#connection) this.#socket?.send(text)
    } catch (error) {
      if (connection === this.#connection) this.#socket?.cut(String(error))
    }
  }

  #hear(text: string): void {
    const frame: unknown = parseJson(text)
    if (typeof frame !== 'object' || frame === null) return
    const connection = this.#connection
    const isCurrent = () => connection === this.#connection
    const reading = this.#options.frame(new Fields(frame), () => {
      if (isCurrent()) this.#confirmed()
      return isCurrent()
    })
    reading?.catch((error: unknown) => {
      if (isCurrent()) this.#socket?.cut(String(error))
    })
  }

  #confirmed(): void {
    clearTimeout(this.#confirming)
    if (this.#isHeard) return
    this.#isHeard = true
    this.#wasHeard = true
    this.#options.tell({ kind: 'connected' })
    this.#first.resolve()
  }

  #lost(message: string): void {
    clearTimeout(this.#confirming)
    this.#connection += 1
    if (!this.#isHeard) return
    this.#isHeard = false
    this.#options.tell({ kind: 'disconnected', message })
  }
}
