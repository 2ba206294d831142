import { WebSocket } from 'ws'
import type { VenueEndpoint } from '../../../sandbox/endpoints.ts'
import { signatureOf } from '../../../sandbox/venues/coinbase/signing.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever the venue sends
type Message = any

/** A raw WebSocket that keeps every frame, so that a test can look back as well as wait. */
export class SocketClient {
  readonly socket: WebSocket
  readonly messages: Message[] = []
  readonly closed: Promise<number>
  readonly #endpoint: VenueEndpoint
  readonly #waiting = new Set<() => void>()

  private constructor(endpoint: VenueEndpoint) {
    this.#endpoint = endpoint
    this.socket = new WebSocket(endpoint.websocket)
    this.closed = new Promise(resolve => this.socket.once('close', resolve))
    this.socket.binaryType = 'nodebuffer'
    this.socket.on('message', (data: Buffer) => {
      this.messages.push(JSON.parse(data.toString()))
      for (const wake of this.#waiting) wake()
    })
    this.socket.on('error', () => undefined)
  }

  static async open(endpoint: VenueEndpoint): Promise<SocketClient> {
    const client = new SocketClient(endpoint)
    await new Promise((resolve, reject) => {
      client.socket.once('open', resolve)
      client.socket.once('error', reject)
    })
    return client
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message))
  }

  /** What a subscription needs that only the account may have. */
  proof(timestamp = Date.now() / 1000): object {
    const { apiKey, secret, passphrase } = this.#endpoint.credentials
    const signature = signatureOf(secret, `${timestamp}GET/users/self/verify`)
    return { key: apiKey, passphrase, timestamp, signature }
  }

  /** Subscribes and waits for the answer to that. */
  async subscribe(channels: unknown, productIds: readonly string[], more: object = {}) {
    const answers = () =>
      this.messages.filter(({ type }) => type === 'subscriptions' || type === 'error')
    const { length } = answers()
    this.send({ type: 'subscribe', product_ids: productIds, channels, ...more })
    await this.until(() => answers().length > length)
    return answers()[length]
  }

  ofType(...types: readonly string[]): readonly Message[] {
    return this.messages.filter(({ type }) => types.includes(type))
  }

  /** The first message that matches, whether it is here already or still to come. */
  async until(matches: (message: Message) => boolean): Promise<Message> {
    for (let seen = 0; ;) {
      const found = this.messages.slice(seen).find(matches)
      if (found !== undefined) return found
      seen = this.messages.length
      await new Promise<void>(resolve => {
        const wake = () => {
          this.#waiting.delete(wake)
          resolve()
        }
        this.#waiting.add(wake)
      })
    }
  }

  async close(): Promise<void> {
    this.socket.terminate()
    await this.closed
  }
}
