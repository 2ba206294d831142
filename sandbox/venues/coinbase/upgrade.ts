import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { addressOf, splitUrl } from '../requests.ts'
import { FeedConnection } from './feed-connection.ts'
import type { FeedHub } from './feed-hub.ts'
import type { CoinbaseState } from './state.ts'

/** Below this a message is not worth compressing. */
const compressedFromBytes = 8192

/** Turns upgrade requests into connections to the feed, which lies at the root. */
export class Upgrades {
  readonly #state: CoinbaseState
  readonly #hub: FeedHub
  readonly #server = new WebSocketServer({
    noServer: true,
    autoPong: false,
    maxPayload: 1_000_000,
    perMessageDeflate: { threshold: compressedFromBytes },
  })

  constructor(state: CoinbaseState, hub: FeedHub) {
    this.#state = state
    this.#hub = hub
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const openedMs = performance.now()
    const address = addressOf(request)
    socket.on('error', () => socket.destroy())
    if (splitUrl(request).path !== '/') return refuse(socket, '404 Not Found')
    if (!this.#state.limits.connect(address)) return refuse(socket, '429 Too Many Requests')
    this.#server.handleUpgrade(request, socket, head, webSocket => {
      this.#state.context.guard?.(webSocket, '/')
      this.#hub.join(
        new FeedConnection(
          webSocket,
          { address, openedMs },
          { state: this.#state, hub: this.#hub },
        ),
      )
    })
  }

  close(): void {
    this.#server.close()
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
