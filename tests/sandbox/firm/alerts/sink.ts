import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { listenOnLoopback } from '../../../../sandbox/loopback.ts'
import type { Notification } from '../../../../sandbox/firm/alerts/notification.ts'

/** A webhook of a test: it keeps what was posted, and answers as it is told to. */
export class Sink implements AsyncDisposable {
  readonly url: string
  readonly posted: Notification[] = []
  answer: (response: ServerResponse) => void = response => response.end('ok')
  readonly #server: ReturnType<typeof createServer>

  private constructor(server: ReturnType<typeof createServer>, url: string) {
    this.#server = server
    this.url = url
    server.on('request', (request, response) => void this.#take(request, response))
  }

  static async open(): Promise<Sink> {
    const server = createServer()
    return new Sink(server, `${await listenOnLoopback(server, 0)}/alerts`)
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.posted.push(JSON.parse(await text(request)))
    this.answer(response)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close()
    this.#server.closeAllConnections()
    await once(this.#server, 'close')
  }
}
