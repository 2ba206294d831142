import { WebSocket, type ClientOptions } from 'ws'
import { RawSocket, type Message } from '../raw-socket.ts'

/** A raw WebSocket that asks as Kraken is asked. */
export class SocketClient extends RawSocket {
  #asked = 1000

  static open(url: string, options: ClientOptions = {}): Promise<SocketClient> {
    return new SocketClient(new WebSocket(url, options)).opened()
  }

  /** Sends a request and waits for the answer with its id. */
  ask(method: string, params: unknown, id: number = (this.#asked += 1)): Promise<Message> {
    this.send({ method, params, req_id: id })
    return this.until(message => message.req_id === id)
  }
}
