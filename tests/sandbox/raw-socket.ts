import type { WebSocket } from 'ws'

// oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever the venue sends
export type Message = any

/** A raw WebSocket that keeps every frame, so that a test can look back as well as wait. */
export class RawSocket {
  readonly socket: WebSocket
  readonly frames: string[] = []
  readonly messages: Message[] = []
  readonly closed: Promise<number>
  readonly #waiting = new Set<() => void>()

  protected constructor(socket: WebSocket) {
    this.socket = socket
    this.closed = new Promise(resolve => socket.once('close', resolve))
    socket.binaryType = 'nodebuffer'
    socket.on('message', (data: Buffer) => {
      const text = data.toString()
      this.frames.push(text)
      this.messages.push(JSON.parse(text))
      for (const wake of this.#waiting) wake()
    })
    socket.on('error', () => undefined)
  }

  /** Resolves to itself once it is open. */
  protected async opened(): Promise<this> {
    await new Promise((resolve, reject) => {
      this.socket.once('open', resolve)
      this.socket.once('error', reject)
    })
    return this
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message))
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
