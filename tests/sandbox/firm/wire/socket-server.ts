import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { WebSocketServer, type WebSocket } from 'ws'
import { listenOnPort } from '../../../../sandbox/loopback.ts'

interface ServerOptions {
  /** Speaks TLS with these. */
  readonly identity?: { readonly key: string; readonly cert: string }
  readonly autoPong?: boolean
}

/** A WebSocket server of a test: it keeps who connected, when, and what they sent. */
export class SocketServer implements AsyncDisposable {
  readonly url: string
  readonly clients: WebSocket[] = []
  readonly texts: string[] = []
  /** By the monotonic clock, refused ones too. */
  readonly triedMs: number[] = []
  refuses = false
  /** What it answers to any request over plain HTTP. */
  page: (response: ServerResponse) => string = () => ''
  welcome: (client: WebSocket) => void = () => undefined
  readonly #server: Server

  private constructor(server: Server, url: string, sockets: WebSocketServer) {
    this.#server = server
    this.url = url
    server.on('request', (_, response) => response.end(this.page(response)))
    server.on('upgrade', (request, socket, head) => {
      this.triedMs.push(performance.now())
      socket.on('error', () => undefined)
      if (this.refuses) socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n')
      else sockets.handleUpgrade(request, socket, head, client => this.#admit(client))
    })
  }

  static async open({ identity, autoPong = true }: ServerOptions = {}): Promise<SocketServer> {
    const server = identity ? createSecureServer(identity) : createServer()
    const port = await listenOnPort(server, 0)
    const url = identity ? `wss://localhost:${port}` : `ws://127.0.0.1:${port}`
    return new SocketServer(server, url, new WebSocketServer({ noServer: true, autoPong }))
  }

  /** The connection that was made last. */
  get client(): WebSocket {
    const client = this.clients.at(-1)
    if (!client) throw new Error('a client must have connected, none has')
    return client
  }

  /** Between one try and the next. */
  get gapsMs(): readonly number[] {
    return this.triedMs.slice(1).map((atMs, index) => atMs - this.triedMs[index]!)
  }

  #admit(client: WebSocket): void {
    this.clients.push(client)
    client.on('message', (data: Buffer) => this.texts.push(data.toString()))
    client.on('error', () => undefined)
    this.welcome(client)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const client of this.clients) client.terminate()
    this.#server.close()
    this.#server.closeAllConnections()
    await once(this.#server, 'close')
  }
}
