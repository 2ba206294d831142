import { UnknownToVenue } from '../venue/errors.ts'
import type { VenueTarget } from '../venue/port.ts'
import { isKrakenPong, krakenPing } from '../venue/protocols/kraken-clock.ts'
import { parsed } from '../venue/json.ts'
import { listOf, objectOf, parsedLosslessly } from './frames.ts'
import { krakenToken } from './kraken-token.ts'
import type { LevelText } from './port.ts'
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
      { channel: 'trade', symbol: target.symbols, snapshot: false },
    ].map((params, index) => JSON.stringify({ method: 'subscribe', params, req_id: index + 1 })),
    dialect: 'kraken',
    depth,
  }),
  modest: (target, symbol) => books(target, [symbol]),
  numbered: ({ name }) => {
    throw new UnknownToVenue(`${name} must number the changes of its books, does not`)
  },
  checksummed: target => books(target, target.symbols),
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
  return channel === 'book' && (type === 'snapshot' || type === 'update')
    ? listOf(objectOf(parsedLosslessly(text)).data).flatMap(book => changesIn(objectOf(book), type))
    : []
}

const acknowledgement = ({ symbol }: Readonly<Record<string, unknown>>): FeedMessage => ({
  kind: 'acknowledgement',
  topic: typeof symbol === 'string' ? symbol : undefined,
})

/** A snapshot is no news: it comes whether or not anything follows. */
function changesIn(
  book: Readonly<Record<string, unknown>>,
  kind: 'snapshot' | 'update',
): readonly FeedMessage[] {
  const { symbol, checksum, timestamp } = book
  if (typeof symbol !== 'string') return []
  const stated = checksum === undefined ? undefined : Number(checksum)
  const [bids, asks] = [levelsIn(book.bids), levelsIn(book.asks)]
  const frame: FeedMessage = {
    kind: 'book',
    frame: { symbol, kind, bids, asks, checksum: stated },
  }
  const key = `${String(timestamp)} ${stated}`
  return kind === 'snapshot' ? [frame] : [frame, { kind: 'update', topic: symbol, key }]
}

const levelsIn = (levels: unknown): readonly LevelText[] =>
  listOf(levels).map(level => {
    const { price, qty } = objectOf(level)
    return [String(price), String(qty)]
  })
