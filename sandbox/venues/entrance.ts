import { createServer as createHttpServer, type Server as HttpServer } from 'node:http'
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https'
import { createServer, type Server, type Socket } from 'node:net'
import type { SecureContextOptions } from 'node:tls'
import { setTimeout as delay } from 'node:timers/promises'
import type { EntranceIdentity } from './entrance-identity.ts'
import type { VenueHandlers } from './server.ts'

/** One of a venue's two doors to the network. */
export interface EntranceOptions {
  readonly handlers: VenueHandlers
  /** Undefined: without TLS. */
  readonly identity: EntranceIdentity | undefined
  /** Milliseconds that a new connection waits before anything is said. */
  readonly delayMs: () => number
  /** Takes connections and answers nothing. */
  readonly isDead: () => boolean
}

/** Takes TCP connections itself and hands them on when their time has come, so that faults can act before the handshake. */
export class Entrance {
  readonly listener: Server
  readonly #options: EntranceOptions
  readonly #sockets = new Set<Socket>()
  readonly #web: HttpServer | HttpsServer
  #shown: SecureContextOptions | undefined

  constructor(options: EntranceOptions) {
    this.#options = options
    this.#web = webServer(options)
    this.listener = createServer({ noDelay: true }, socket => {
      this.#take(socket).catch(() => socket.destroy())
    })
  }

  async close(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.listener.close(() => resolve())
    for (const socket of this.#sockets) socket.destroy()
    await promise
  }

  async #take(socket: Socket): Promise<void> {
    this.#sockets.add(socket)
    socket.once('close', () => this.#sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    if (this.#options.isDead()) return void socket.resume()
    const waitMs = this.#options.delayMs()
    if (waitMs > 0) await delay(waitMs, undefined, { ref: false })
    await this.#showIdentity()
    if (!socket.destroyed) this.#web.emit('connection', socket)
  }

  async #showIdentity(): Promise<void> {
    const { identity } = this.#options
    if (!identity || !('setSecureContext' in this.#web)) return
    const shown = await identity.now()
    if (shown !== this.#shown) this.#web.setSecureContext(shown)
    this.#shown = shown
  }
}

function webServer({ handlers, identity, isDead }: EntranceOptions): HttpServer | HttpsServer {
  const server = identity ? createHttpsServer() : createHttpServer()
  server.keepAliveTimeout = 65_000
  server.on('request', (request, response) => {
    if (!isDead()) handlers.request(request, response).catch(() => response.destroy())
  })
  server.on('upgrade', (request, socket, head) => {
    // From here on HTTP does not listen for its errors any more, and whoever takes it may do so late.
    socket.on('error', () => socket.destroy())
    if (!isDead()) handlers.upgrade(request, socket, head)
  })
  return server
}
