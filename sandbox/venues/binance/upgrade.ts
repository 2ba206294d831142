import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { addressOf, splitUrl } from '../requests.ts'
import { asRefusal } from './dispatch.ts'
import type { Endpoint } from './endpoint.ts'
import { Refusal } from './errors.ts'
import type { MarketStreams } from './market-streams.ts'
import type { BinanceState } from './state.ts'
import { StreamConnection } from './stream-connection.ts'
import { wantsMicroseconds } from './time-unit.ts'
import { SocketApiConnection } from './ws-api.ts'

const connectionWeight = 2

/** Turns upgrade requests into connections to the streams or to the WebSocket API, and ends them all. */
export class Upgrades {
  readonly #state: BinanceState
  readonly #streams: MarketStreams
  readonly #endpoints: readonly Endpoint[]
  readonly #server = new WebSocketServer({ noServer: true, autoPong: false, maxPayload: 1_000_000 })
  readonly #connections = new Set<{ terminate(): void }>()

  constructor(state: BinanceState, streams: MarketStreams, endpoints: readonly Endpoint[]) {
    this.#state = state
    this.#streams = streams
    this.#endpoints = endpoints
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const openedMs = performance.now()
    socket.on('error', () => socket.destroy())
    const { path, query } = splitUrl(request)
    const options = new URLSearchParams(query)
    try {
      const opening = openingOf(path, options)
      if (!opening) return refuse(socket, 404, 'Not Found')
      const microseconds = wantsMicroseconds(options.get('timeUnit') ?? undefined)
      this.#admit(addressOf(request), opening.kind)
      this.#server.handleUpgrade(request, socket, head, webSocket => {
        this.#state.context.guard?.(webSocket, path)
        const connection =
          opening.kind === 'api'
            ? new SocketApiConnection(
                webSocket,
                {
                  address: addressOf(request),
                  microseconds,
                  returnsRateLimits: options.get('returnRateLimits') !== 'false',
                },
                {
                  state: this.#state,
                  endpoints: this.#endpoints,
                  onClose: () => this.#connections.delete(connection),
                },
              )
            : new StreamConnection(
                webSocket,
                { ...opening, microseconds, openedMs },
                {
                  context: this.#state.context,
                  topics: this.#streams.topics,
                  onClose: () => this.#connections.delete(connection),
                },
              )
        this.#connections.add(connection)
      })
    } catch (error) {
      const { status, message } = asRefusal(error)
      refuse(socket, status, message)
    }
  }

  close(): void {
    for (const connection of this.#connections) connection.terminate()
    this.#server.close()
  }

  /** Connections are counted for each address; connecting to the WebSocket API costs weight too. */
  #admit(address: string, kind: Opening['kind']): void {
    const { limits } = this.#state
    if (!limits.connect(address)) {
      throw new Refusal(-1003, 'Too many connections', { status: 429 })
    }
    if (kind === 'api') limits.charge(address, connectionWeight)
  }
}

type Opening =
  | { readonly kind: 'api' }
  | { readonly kind: 'streams'; readonly combined: boolean; readonly streams: readonly string[] }

/** `/ws` is raw and `/stream` is combined; `/stream/ws` is how clients reach the raw streams behind one prefix. */
function openingOf(path: string, options: URLSearchParams): Opening | undefined {
  if (path === '/ws-api/v3') return { kind: 'api' }
  if (path === '/stream') {
    return { kind: 'streams', combined: true, streams: names(options.get('streams') ?? '') }
  }
  const raw = /^(?:\/stream)?\/ws(?:\/(.*))?$/.exec(path)
  if (!raw) return undefined
  return { kind: 'streams', combined: false, streams: names(decoded(raw[1] ?? '')) }
}

/** A path that is not properly encoded is taken as it stands, and its streams stay silent. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const names = (list: string): readonly string[] => list.split('/').filter(name => name !== '')

function refuse(socket: Duplex, status: number, reason: string): void {
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n`,
  )
}
