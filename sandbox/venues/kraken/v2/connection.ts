import { randomBytes } from 'node:crypto'
import type { WebSocket } from 'ws'
import { asRefusal } from '../errors.ts'
import type { ConnectionOptions } from '../sockets/connection-options.ts'
import { Socket } from '../sockets/socket.ts'
import { timestamp } from '../times.ts'
import { wireInteger } from '../wire-number.ts'
import { answerTo, readRequest, type Outcome, type Request } from './envelope.ts'
import { Subscriptions } from './subscriptions.ts'
import { isTradingMethod, tradingMethods } from './trading-methods.ts'
import { not } from './words.ts'

/** How long before it begins maintenance is announced, and how long it is to take. */
const announcedAheadMs = 36 * 3_600_000
const announcedForMs = 2 * 3_600_000

/** One client's connection to WebSocket v2. */
export class V2Connection {
  readonly #options: ConnectionOptions
  readonly #socket: Socket
  readonly #subscriptions: Subscriptions

  constructor(webSocket: WebSocket, options: ConnectionOptions) {
    this.#options = options
    const { state, isPrivate, openedMs, onClose } = options
    this.#socket = new Socket(webSocket, {
      context: state.context,
      openedMs,
      isPublic: !isPrivate,
      heartbeat: '{"channel":"heartbeat"}',
      onText: text => this.#answer(text),
      onClose: () => {
        this.#subscriptions.endAll()
        onClose()
      },
    })
    this.#subscriptions = new Subscriptions(options, this.#socket)
    this.#socket.send(this.#status())
  }

  terminate(): void {
    this.#socket.terminate()
  }

  #status(): string {
    const { faults } = this.#options.state.context
    const system = faults.has('maintenance') ? 'maintenance' : 'online'
    const data = {
      version: '2.0.10',
      system,
      api_version: 'v2',
      connection_id: wireInteger(randomBytes(8).readBigUInt64BE() | (1n << 53n)),
      upcoming_maintenance: faults.has('announced-maintenance') ? [this.#announcement()] : [],
      emergency: [],
    }
    return JSON.stringify({ channel: 'status', type: 'update', data: [data] })
  }

  /** Kraken has published that there is a list, and not what an entry of it looks like. */
  #announcement(): object {
    const beginMs = this.#options.state.context.now() + announcedAheadMs
    return {
      begins_at: timestamp(beginMs),
      ends_at: timestamp(beginMs + announcedForMs),
      message: 'Scheduled maintenance of spot trading',
    }
  }

  #answer(text: string): void {
    const { context } = this.#options.state
    const request = readRequest(text, context.now())
    if (!request) {
      const malformed = { method: '', params: {}, requestId: undefined, arrivedMs: context.now() }
      return this.#say(malformed, { error: 'Malformed request' })
    }
    switch (request.method) {
      case 'ping':
        return this.#pong(request)
      case 'subscribe':
      case 'unsubscribe':
        return this.#subscriptions.obey(request)
      default:
        void this.#trade(request)
    }
  }

  #pong({ requestId, arrivedMs }: Request): void {
    const { faults, now } = this.#options.state.context
    if (faults.has('mute-pongs')) return
    this.#socket.send(
      JSON.stringify({
        method: 'pong',
        ...(requestId !== undefined && { req_id: requestId }),
        time_in: timestamp(arrivedMs),
        time_out: timestamp(now()),
      }),
    )
  }

  /** Answers a command once or, when it concerns several orders, once for each. */
  async #trade(request: Request): Promise<void> {
    const { state, isPrivate } = this.#options
    if (!isTradingMethod(request.method)) return this.#say(request, { error: 'Malformed request' })
    if (!isPrivate) return this.#say(request, { error: not.private })
    try {
      state.tokens.checkTrading(request.params['token'])
      const outcomes = await tradingMethods[request.method](state, request.params)
      for (const outcome of outcomes) this.#say(request, outcome)
    } catch (error) {
      this.#say(request, { error: asRefusal(error).message })
    }
  }

  #say(request: Request, outcome: Outcome): void {
    this.#socket.send(answerTo(request, outcome, this.#options.state.context.now()))
  }
}
