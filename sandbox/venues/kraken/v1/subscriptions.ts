import { asRefusal, Refusal } from '../errors.ts'
import type { Pair } from '../pairs.ts'
import { isRecord } from '../parameters.ts'
import type { ConnectionOptions } from '../sockets/connection-options.ts'
import type { Socket } from '../sockets/socket.ts'
import { isAccountChannel, openAccountChannel, type AccountChannel } from './account-channels.ts'
import { channelId } from './channel-ids.ts'
import { marketChannelOf, type MarketChannel } from './market-channels.ts'
import { notV1 } from './words.ts'

/** What is said to a request, and what happens right after it was said. */
interface Status {
  readonly said: object
  readonly after: () => void
}

type Message = Readonly<Record<string, unknown>>

/** What one connection of WebSocket v1 is subscribed to. */
export class V1Subscriptions {
  readonly #options: ConnectionOptions
  readonly #socket: Socket
  readonly #ends = new Map<string, () => void>()

  constructor(options: ConnectionOptions, socket: Socket) {
    this.#options = options
    this.#socket = socket
  }

  /** What is said to a request: once for each pair. */
  obey(event: 'subscribe' | 'unsubscribe', message: Message): readonly Status[] {
    const { subscription } = message
    try {
      if (!isRecord(subscription)) throw new Refusal(notV1.subscription)
      const name = String(subscription['name'])
      if (isAccountChannel(name)) return [this.#account(event, name, subscription)]
      const channel = marketChannelOf(this.#options, subscription)
      if (this.#options.isPrivate) throw new Refusal(notV1.public)
      const { pair: names } = message
      if (!Array.isArray(names)) throw new Refusal(notV1.pairs)
      return names.map((pair: unknown) => this.#market(event, channel, String(pair)))
    } catch (error) {
      return [refused(asRefusal(error), { subscription })]
    }
  }

  endAll(): void {
    for (const end of this.#ends.values()) end()
    this.#ends.clear()
  }

  #market(event: 'subscribe' | 'unsubscribe', channel: MarketChannel, wsname: string): Status {
    const { subscription, channelName } = channel
    try {
      const pair = this.#pairOf(wsname)
      const said = {
        channelID: channelId(pair, channelName),
        channelName,
        event: 'subscriptionStatus',
        pair: wsname,
        subscription,
      }
      return this.#change(event, `${channelName} ${wsname}`, {
        said,
        open: () => channel.open(pair, this.#socket),
      })
    } catch (error) {
      return refused(asRefusal(error), { pair: wsname, subscription })
    }
  }

  #account(
    event: 'subscribe' | 'unsubscribe',
    name: AccountChannel,
    subscription: Message,
  ): Status {
    const { state, isPrivate } = this.#options
    if (!isPrivate) throw new Refusal(notV1.private)
    state.tokens.check(subscription['token'])
    const said = { channelName: name, event: 'subscriptionStatus', subscription: { name } }
    return this.#change(event, name, {
      said,
      open: () => openAccountChannel(state, name, { subscription, socket: this.#socket }),
    })
  }

  #change(
    event: 'subscribe' | 'unsubscribe',
    key: string,
    { said, open }: { readonly said: object; readonly open: () => () => void },
  ): Status {
    const end = this.#ends.get(key)
    if (event === 'unsubscribe') {
      if (!end) throw new Refusal(notV1.subscribed)
      end()
      this.#ends.delete(key)
      this.#socket.unsubscribed()
      return { said: { ...said, status: 'unsubscribed' }, after: () => undefined }
    }
    if (end) throw new Refusal(notV1.twice)
    this.#socket.subscribed()
    this.#ends.set(key, () => undefined)
    return {
      said: { ...said, status: 'subscribed' },
      after: () => void this.#ends.set(key, open()),
    }
  }

  #pairOf(wsname: string): Pair {
    if (!/^[A-Z\d]+\/[A-Z\d]+$/.test(wsname)) throw new Refusal(`${notV1.iso} ${wsname}`)
    const pair = this.#options.state.pairs.all.find(each => each.wsname === wsname)
    if (!pair) throw new Refusal(`${notV1.supported} ${wsname}`)
    return pair
  }
}

const refused = ({ message }: Refusal, about: object): Status => ({
  said: { errorMessage: message, event: 'subscriptionStatus', status: 'error', ...about },
  after: () => undefined,
})
