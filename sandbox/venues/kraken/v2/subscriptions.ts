import { asRefusal, Refusal } from '../errors.ts'
import type { ConnectionOptions } from '../sockets/connection-options.ts'
import type { Socket } from '../sockets/socket.ts'
import { accountChannels } from './account-channels.ts'
import type { Channel, Wanted } from './channel.ts'
import { answerTo, type Outcome, type Request } from './envelope.ts'
import { marketChannels } from './market-channels.ts'
import { not } from './words.ts'

/** What one connection is subscribed to. */
export class Subscriptions {
  readonly #options: ConnectionOptions
  readonly #socket: Socket
  readonly #ends = new Map<string, () => void>()

  constructor(options: ConnectionOptions, socket: Socket) {
    this.#options = options
    this.#socket = socket
  }

  /** Answers a request to subscribe or unsubscribe: once for each symbol. */
  obey(request: Request): void {
    try {
      const channel = this.#channelOf(request)
      for (const read of channel.read(request.params)) {
        if (read instanceof Refusal) this.#refuse(request, read, read.cause)
        else if (request.method === 'subscribe') this.#subscribe(request, channel, read)
        else this.#unsubscribe(request, read)
      }
    } catch (error) {
      this.#refuse(request, asRefusal(error))
    }
  }

  endAll(): void {
    for (const end of this.#ends.values()) end()
    this.#ends.clear()
  }

  #subscribe(request: Request, channel: Channel, wanted: Wanted): void {
    if (this.#ends.has(wanted.key)) {
      return this.#refuse(request, new Refusal(not.twice), wanted.result['symbol'])
    }
    this.#say(request, { result: wanted.result })
    this.#socket.subscribed()
    this.#ends.set(wanted.key, channel.open(wanted, this.#socket))
  }

  #unsubscribe(request: Request, { key, result }: Wanted): void {
    const end = this.#ends.get(key)
    if (!end) return this.#refuse(request, new Refusal(not.subscribed), result['symbol'])
    end()
    this.#ends.delete(key)
    this.#socket.unsubscribed()
    this.#say(request, { result })
  }

  #channelOf({ params }: Request): Channel {
    const { isPrivate } = this.#options
    const name = params['channel']
    const market = marketChannels(this.#options)
    const account = accountChannels(this.#options)
    if (typeof name !== 'string') throw new Refusal(not.named)
    if (Object.hasOwn(isPrivate ? market : account, name)) {
      throw new Refusal(isPrivate ? not.public : not.private)
    }
    const own: Readonly<Record<string, Channel>> = isPrivate ? account : market
    const channel = Object.hasOwn(own, name) ? own[name] : undefined
    if (name === 'status') throw new Refusal(not.symbols)
    if (!channel) throw new Refusal(not.named)
    return channel
  }

  #refuse(request: Request, { message }: Refusal, symbol?: unknown): void {
    this.#say(request, { error: message, ...(symbol !== undefined && { symbol }) })
  }

  #say(request: Request, outcome: Outcome): void {
    this.#socket.send(answerTo(request, outcome, this.#options.state.context.now()))
  }
}
