import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { EngineEvent } from '../../../matching/types.ts'
import { splitUrl } from '../../requests.ts'
import { MarketFeed } from '../market/market-feed.ts'
import type { KrakenState } from '../state.ts'
import { V1Connection } from '../v1/connection.ts'
import { V2Connection } from '../v2/connection.ts'

/** Where the four kinds of WebSocket are found. */
const doors = {
  '/v2': { version: 2, isPrivate: false },
  '/auth/v2': { version: 2, isPrivate: true },
  '/v2/auth': { version: 2, isPrivate: true },
  '/': { version: 1, isPrivate: false },
  '/auth': { version: 1, isPrivate: true },
} as const

/** Turns upgrade requests into connections, and ends them all. */
export class Sockets {
  readonly #state: KrakenState
  readonly #market: MarketFeed
  readonly #server = new WebSocketServer({ noServer: true, autoPong: false, maxPayload: 1_000_000 })
  readonly #connections = new Set<{ terminate(): void }>()

  constructor(state: KrakenState) {
    this.#state = state
    this.#market = new MarketFeed(state)
  }

  hear(event: EngineEvent): void {
    this.#market.hear(event)
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const openedMs = performance.now()
    socket.on('error', () => socket.destroy())
    const path = splitUrl(request).path.replace(/(.)\/$/, '$1')
    const door = Object.hasOwn(doors, path) ? doors[path as keyof typeof doors] : undefined
    if (!door) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    this.#server.handleUpgrade(request, socket, head, webSocket => {
      this.#state.context.guard?.(webSocket, path)
      this.#open(webSocket, door, openedMs)
    })
  }

  reset(): void {
    this.#market.reset()
  }

  close(): void {
    for (const connection of this.#connections) connection.terminate()
    this.#market.close()
    this.#server.close()
  }

  #open(
    webSocket: WebSocket,
    { version, isPrivate }: (typeof doors)[keyof typeof doors],
    openedMs: number,
  ): void {
    const options = {
      state: this.#state,
      market: this.#market,
      isPrivate,
      openedMs,
      onClose: () => void this.#connections.delete(connection),
    }
    const connection =
      version === 2 ? new V2Connection(webSocket, options) : new V1Connection(webSocket, options)
    this.#connections.add(connection)
  }
}
