import { WebSocket, type ClientOptions } from 'ws'

// oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever the venue sends
type Message = any

/** A raw WebSocket that keeps every frame, so that a test can look back as well as wait. */
export class SocketClient {
  readonly socket: WebSocket
  readonly frames: string[] = []
  readonly closed: Promise<number>
  readonly #waiting = new Set<() => void>()
  #asked = 1000

  private constructor(socket: WebSocket) {
    this.socket = socket
    this.closed = new Promise(resolve => socket.once('close', resolve))
    socket.binaryType = 'nodebuffer'
    socket.on('message', (data: Buffer) => {
      this.frames.push(data.toString())
      for (const wake of this.#waiting) wake()
    })
    socket.on('error', () => undefined)
  }

  static async open(url: string, options: ClientOptions = {}): Promise<SocketClient> {
    const client = new SocketClient(new WebSocket(url, options))
    await new Promise((resolve, reject) => {
      client.socket.once('open', resolve)
      client.socket.once('error', reject)
    })
    return client
  }

  get messages(): Message[] {
    return this.frames.map((text): Message => JSON.parse(text))
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message))
  }

  /** The first message that matches, whether it is here already or still to come. */
  async until(matches: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = this.messages.find(matches)
      if (found !== undefined) return found
      await new Promise<void>(resolve => {
        const wake = () => {
          this.#waiting.delete(wake)
          resolve()
        }
        this.#waiting.add(wake)
      })
    }
  }

  /** Sends a request and waits for the answer with its id. */
  ask(method: string, params: unknown, id: number = (this.#asked += 1)): Promise<Message> {
    this.send({ method, params, req_id: id })
    return this.until(message => message.req_id === id)
  }

  async close(): Promise<void> {
    this.socket.terminate()
    await this.closed
  }
}
