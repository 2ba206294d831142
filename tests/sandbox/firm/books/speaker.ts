import type { VenueEndpoint } from '../../../../sandbox/endpoints.ts'
import { SocketServer } from '../wire/socket-server.ts'
import type { Change, Speech } from './speech.ts'

/** A venue on loopback that speaks as a test wants it to. */
export class Speaker implements AsyncDisposable {
  readonly speech: Speech
  readonly server: SocketServer
  /** Whether the changes are told or lost on the way. */
  isHeard = true
  #steps = 0

  private constructor(speech: Speech, server: SocketServer) {
    this.speech = speech
    this.server = server
    server.page = () => speech.snapshot()
    server.welcome = client =>
      client.on('message', (data: Buffer) => {
        for (const frame of speech.answer(data.toString())) client.send(frame)
      })
  }

  static async open(speech: Speech): Promise<Speaker> {
    return new Speaker(speech, await SocketServer.open())
  }

  get endpoint(): VenueEndpoint {
    const rest = this.server.url.replace('ws', 'http')
    const credentials = { apiKey: 'key', secret: 'c2VjcmV0', passphrase: 'word' }
    return { rest, secondaryRest: rest, websocket: this.server.url, credentials }
  }

  /** Changes the book, by default a level among the best ten in turn, and tells so unless it is to be lost. */
  move(change: Change = this.#next()): void {
    const frames = this.speech.change(change)
    if (this.isHeard) this.tell(...frames)
  }

  tell(...frames: readonly string[]): void {
    for (const client of this.server.clients) {
      if (client.readyState === client.OPEN) for (const frame of frames) client.send(frame)
    }
  }

  /** Moves the book on and on until this is disposed of. */
  moving(): Disposable {
    const timer = setInterval(() => this.move(), 25)
    return { [Symbol.dispose]: () => clearInterval(timer) }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.server[Symbol.asyncDispose]()
  }

  #next(): Change {
    this.#steps += 1
    const isBid = this.#steps % 2 === 0
    const away = this.#steps % 8
    const price = isBid ? 9999 - away : 10_001 + away
    return { side: isBid ? 'buy' : 'sell', price, quantity: 1 + (this.#steps % 900) }
  }
}
