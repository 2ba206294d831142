import { UnknownToVenue } from '../venue/errors.ts'
import type { VenueTarget } from '../venue/port.ts'
import { isKrakenPong, krakenPing } from '../venue/protocols/kraken-clock.ts'
import { parsed } from '../venue/json.ts'
import { listOf, objectOf } from './frames.ts'
import { krakenToken } from './kraken-token.ts'
import type { FeedMessage, FeedProtocol, Stream } from './protocol.ts'

/** As many levels as a checksum is of. */
const depth = 10

/** Streams of Kraken, version 2: books with a checksum in each message, and no numbers. */
export const krakenFeed: FeedProtocol = {
  market: target => books(target, target.symbols),
  recorded: target => ({
    url: target.websocket,
    subscription: [
      { channel: 'book', symbol: target.symbols, depth, snapshot: true },
      { channel: 'trade', symbol: target.symbols, snapshot: true },
    ].map((params, index) => JSON.stringify({ method: 'subscribe', params, req_id: index + 1 })),
    dialect: 'kraken',
    channels: [
      { kind: 'book', begins: true },
      { kind: 'trade', begins: true },
    ],
    depth,
  }),
  book: ({ websocket }, symbol) => {
    const params = { channel: 'book', symbol: [symbol], depth, snapshot: true }
    return {
      url: websocket,
      subscription: [JSON.stringify({ method: 'subscribe', params, req_id: 1 })],
      dialect: 'kraken',
      channels: [{ kind: 'book', begins: true }],
      depth,
    }
  },
  modest: (target, symbol) => books(target, [symbol]),
  numbered: ({ name }) => {
    throw new UnknownToVenue(`${name} must number the changes of its books, does not`)
  },
  // A heartbeat comes when nothing else does, and only to who has subscribed; rules of instruments hardly ever change.
  quiet: target => streamOf(target.websocket, { channel: 'instrument', snapshot: false }, []),
  async account(target) {
    if (target.websocketApi === undefined)
      throw new UnknownToVenue(
        `${target.name} must have a websocket_api_url for its private stream, had none; configure it`,
      )
    const params = { channel: 'executions', snap_orders: true, token: await krakenToken(target) }
    return streamOf(target.websocketApi, params, ['account'])
  },
  numberedForKeysOnly: false,
  accountApart: true,
  lifeSigns: 'message',
  ping: { text: krakenPing, isPong: isKrakenPong },
  // About 150 in ten minutes, which may be opened at once.
  connectsPerSecond: 5,
}

const books = ({ websocket }: VenueTarget, symbols: readonly string[]): Stream =>
  streamOf(websocket, { channel: 'book', symbol: symbols, depth, snapshot: true }, symbols)

const streamOf = (url: string, params: object, topics: readonly string[]): Stream => ({
  url,
  subscription: [JSON.stringify({ method: 'subscribe', params, req_id: 1 })],
  topics,
  read,
})

function read(text: string): readonly FeedMessage[] {
  const message = objectOf(parsed(text))
  const { method, channel, type, success, error } = message
  if (success === false) return [{ kind: 'refusal', words: String(error) }]
  if (method === 'subscribe') return [acknowledgement(objectOf(message.result))]
  // A heartbeat comes when nothing else does, so that what else comes is a sign of life as well.
  if (channel === 'heartbeat' || channel === 'instrument') return [{ kind: 'life-sign' }]
  // Orders that are open already come as a snapshot, however many there are: it is the first news of the account.
  if (channel === 'executions') return [{ kind: 'update', topic: 'account', key: text }]
  // A snapshot is no news: it comes whether or not anything follows.
  return channel === 'book' && type === 'update'
    ? listOf(message.data).flatMap(book => newsIn(objectOf(book)))
    : []
}

const acknowledgement = ({ symbol }: Readonly<Record<string, unknown>>): FeedMessage => ({
  kind: 'acknowledgement',
  topic: typeof symbol === 'string' ? symbol : undefined,
})

function newsIn({
  symbol,
  checksum,
  timestamp,
}: Readonly<Record<string, unknown>>): readonly FeedMessage[] {
  if (typeof symbol !== 'string') return []
  return [{ kind: 'update', topic: symbol, key: `${String(timestamp)} ${String(checksum)}` }]
}
