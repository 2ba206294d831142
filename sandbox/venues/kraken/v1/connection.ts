import { randomBytes } from 'node:crypto'
import type { WebSocket } from 'ws'
import { asRefusal, Refusal } from '../errors.ts'
import { isRecord, Parameters } from '../parameters.ts'
import type { ConnectionOptions } from '../sockets/connection-options.ts'
import { Socket } from '../sockets/socket.ts'
import { wireInteger } from '../wire-number.ts'
import { isV1Command, v1Commands } from './commands.ts'
import { V1Subscriptions } from './subscriptions.ts'
import { notV1 } from './words.ts'

/** One client's connection to WebSocket v1. */
export class V1Connection {
  readonly #options: ConnectionOptions
  readonly #socket: Socket
  readonly #subscriptions: V1Subscriptions

  constructor(webSocket: WebSocket, options: ConnectionOptions) {
    this.#options = options
    const { state, isPrivate, openedMs, onClose } = options
    this.#socket = new Socket(webSocket, {
      context: state.context,
      openedMs,
      isPublic: !isPrivate,
      heartbeat: '{"event":"heartbeat"}',
      onText: text => this.#answer(text),
      onClose: () => {
        this.#subscriptions.endAll()
        onClose()
      },
    })
    this.#subscriptions = new V1Subscriptions(options, this.#socket)
    this.#send({
      connectionID: wireInteger(randomBytes(8).readBigUInt64BE() | (1n << 53n)),
      event: 'systemStatus',
      status: state.context.faults.has('maintenance') ? 'maintenance' : 'online',
      version: '1.9.6',
    })
  }

  terminate(): void {
    this.#socket.terminate()
  }

  #answer(text: string): void {
    const message = parse(text)
    if (!isRecord(message)) {
      return this.#send({ errorMessage: notV1.formed, event: 'error' })
    }
    const { event, reqid } = message
    const echo = Number.isSafeInteger(reqid) ? { reqid } : {}
    if (event === 'ping') {
      if (!this.#options.state.context.faults.has('mute-pongs')) {
        this.#send({ event: 'pong', ...echo })
      }
    } else if (event === 'subscribe' || event === 'unsubscribe') {
      for (const status of this.#subscriptions.obey(event, message)) {
        this.#send({ ...status.said, ...echo })
        status.after()
      }
    } else {
      void this.#command(String(event), message, echo)
    }
  }

  async #command(event: string, message: Record<string, unknown>, echo: object): Promise<void> {
    const { state, isPrivate } = this.#options
    if (!isV1Command(event)) {
      return this.#send({ errorMessage: notV1.event, event: 'error', ...echo })
    }
    const answer = { event: `${event}Status`, ...echo }
    try {
      if (!isPrivate) throw new Refusal(notV1.private)
      state.tokens.checkTrading(message['token'])
      const said = await v1Commands[event](state, new Parameters(message))
      this.#send({ ...answer, status: 'ok', ...said })
    } catch (error) {
      this.#send({ ...answer, status: 'error', errorMessage: asRefusal(error).message })
    }
  }

  #send(message: object): void {
    this.#socket.send(JSON.stringify(message))
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
