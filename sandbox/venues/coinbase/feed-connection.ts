import type { RawData, WebSocket } from 'ws'
import { channels, type Channel } from './channels.ts'
import type { FeedHub } from './feed-hub.ts'
import type { CoinbaseState } from './state.ts'
import { FeedError, readSubscription } from './subscription-request.ts'
import { Subscriptions } from './subscriptions.ts'
import { scaledInterval } from '../scaled-interval.ts'
import { MarketLane } from '../market-lane.ts'

/** A client that has not subscribed to anything by then is sent away. */
const silenceMs = 5000
/** Whatever the time scale: below this a busy machine would be taken for a silent client. */
const leastSilenceMs = 1000
const heartbeatMs = 1000
/** A client that reads so much more slowly than the market moves is dropped. */
const mostBufferedBytes = 16_000_000

/** Who connected, and when its first byte came by the monotonic clock. */
export interface FeedOpening {
  readonly address: string
  readonly openedMs: number
}

/** One client's connection to the feed. */
export class FeedConnection {
  readonly subscriptions = new Subscriptions()
  readonly #socket: WebSocket
  readonly #state: CoinbaseState
  readonly #hub: FeedHub
  readonly #opening: FeedOpening
  readonly #lane: MarketLane
  readonly #held: string[] = []
  readonly #silence: NodeJS.Timeout
  #heartbeat: NodeJS.Timeout | undefined
  #release: NodeJS.Timeout | undefined
  #flows = false
  #isSilent = true

  constructor(
    socket: WebSocket,
    opening: FeedOpening,
    { state, hub }: { state: CoinbaseState; hub: FeedHub },
  ) {
    this.#socket = socket
    this.#state = state
    this.#hub = hub
    this.#opening = opening
    this.#lane = new MarketLane(state.context)
    const { timeScale, faults } = state.context
    this.#silence = setTimeout(
      () => this.#endSilence(),
      Math.max(leastSilenceMs, silenceMs * timeScale),
    )
    socket.on('message', data => this.#answer(textOf(data)))
    socket.on('ping', data => {
      if (!faults.has('mute-pongs') && socket.readyState === socket.OPEN) socket.pong(data)
    })
    socket.on('error', () => socket.terminate())
    socket.on('close', () => this.#closed())
    this.#scheduleHeartbeat()
  }

  /** Sends data of a channel, unless a fault keeps it back. */
  deliver(channel: Channel, json: string): void {
    if (channels[channel].access === 'private') this.#pass(channel, json)
    else this.#lane.pass(() => this.#pass(channel, json))
  }

  terminate(): void {
    this.#socket.terminate()
  }

  #pass(channel: Channel, json: string): void {
    const { faults } = this.#state.context
    if (faults.has('silent-stream')) return
    if (this.#keepsSilent(channel)) return
    if (this.#flows) return this.#send(json)
    const delayMs = faults.magnitude('slow-stream-start', 'slow-stream-start-twin')
    if (delayMs === undefined) {
      this.#flow()
      return this.#send(json)
    }
    this.#held.push(json)
    const leftMs = Math.max(0, this.#opening.openedMs + delayMs - performance.now())
    this.#release ??= setTimeout(() => this.#flow(), leftMs)
  }

  /** Answers each request with everything that is subscribed to by now, and then begins to send what is new. */
  #answer(frame: string): void {
    if (!this.#state.limits.message(this.#opening.address)) {
      return this.#fail(new FeedError('Rate limit exceeded'), 1008)
    }
    try {
      const request = readSubscription(this.#state.context, frame)
      if (request.type === 'subscribe') this.#isSilent = false
      this.#hub.settle()
      const fresh = this.subscriptions.apply(request)
      // Private channels begin with no snapshot, so a silent one does not even confirm that it has begun.
      if (fresh.some(({ channel }) => this.#keepsSilent(channel))) return
      this.#send(JSON.stringify(this.subscriptions.list()))
      for (const wanted of fresh) this.#hub.welcome(this, wanted)
    } catch (error) {
      if (!(error instanceof FeedError)) throw error
      this.#fail(error)
    }
  }

  #keepsSilent(channel: Channel): boolean {
    const { faults } = this.#state.context
    return channels[channel].access === 'private' && faults.has('silent-private-stream')
  }

  #fail({ message, reason }: FeedError, closing?: number): void {
    this.#send(JSON.stringify({ type: 'error', message, reason }))
    if (closing !== undefined) this.#socket.close(closing, message)
  }

  /** What has arrived already is read first. */
  #endSilence(): void {
    setImmediate(() => {
      if (this.#isSilent) this.#socket.close(1000)
    })
  }

  #flow(): void {
    this.#flows = true
    for (const json of this.#held.splice(0)) this.#send(json)
  }

  #send(json: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#socket.bufferedAmount > mostBufferedBytes) {
      this.#socket.close(1008, 'ErrSlowConsume')
      return
    }
    this.#socket.send(json)
  }

  #scheduleHeartbeat(): void {
    const { faults, timeScale } = this.#state.context
    const stretch = faults.magnitude('rare-pings', 'rare-pings-twin') ?? 1
    this.#heartbeat = setTimeout(
      () => {
        for (const id of this.subscriptions.idsOf('heartbeat')) {
          this.deliver('heartbeat', this.#hub.heartbeat(id))
        }
        this.#scheduleHeartbeat()
      },
      scaledInterval(heartbeatMs, timeScale) * stretch,
    )
  }

  #closed(): void {
    this.#lane.end()
    for (const timer of [this.#silence, this.#heartbeat, this.#release]) clearTimeout(timer)
    this.#hub.leave(this)
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString()
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString()
}
