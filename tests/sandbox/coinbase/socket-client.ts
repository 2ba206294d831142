import { WebSocket } from 'ws'
import type { VenueEndpoint } from '../../../sandbox/endpoints.ts'
import { signatureOf } from '../../../sandbox/venues/coinbase/signing.ts'
import { RawSocket, type Message } from '../raw-socket.ts'

/** A raw WebSocket that subscribes as Coinbase Exchange wants it. */
export class SocketClient extends RawSocket {
  readonly #endpoint: VenueEndpoint

  private constructor(endpoint: VenueEndpoint) {
    super(new WebSocket(endpoint.websocket))
    this.#endpoint = endpoint
  }

  static open(endpoint: VenueEndpoint): Promise<SocketClient> {
    return new SocketClient(endpoint).opened()
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
}
