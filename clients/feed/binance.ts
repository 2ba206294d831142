import { createHmac } from 'node:crypto'
import { UnknownToVenue } from '../venue/errors.ts'
import { binanceStreamBase } from '../venue/protocols/binance-urls.ts'
import type { VenueTarget } from '../venue/port.ts'
import { parsed } from '../venue/json.ts'
import { objectOf } from './frames.ts'
import { credentialsOf } from './keys.ts'
import { binanceDialect } from './dialects/binance.ts'
import type {
  FeedMessage,
  FeedProtocol,
  NumberedStream,
  RecordedStream,
  Stream,
} from './protocol.ts'

/** As few levels as there can be: only the snapshot's id is wanted. */
const snapshotLevels = 5

/** Streams of Binance spot: differences of the book every 100 ms, numbered from `U` to `u`. */
export const binanceFeed: FeedProtocol = {
  market: target => depth(target, target.symbols),
  recorded: target =>
    recorded(target, { channels: ['depth@100ms', 'bookTicker', 'trade'], symbols: target.symbols }),
  // The best prices come at once, and the rest of the book when it is told.
  book: (target, symbol) =>
    recorded(target, { channels: ['depth@100ms', 'bookTicker'], symbols: [symbol] }),
  modest: (target, symbol) => depth(target, [symbol]),
  numbered: target => depth(target, target.symbols),
  quiet: target => ({ ...depth(target, []), subscription: [] }),
  account,
  numberedForKeysOnly: false,
  accountApart: true,
  lifeSigns: 'ping',
  ping: 'frame',
  // 300 connections in five minutes, which may all be opened at once.
  connectsPerSecond: 20,
}

function depth(target: VenueTarget, symbols: readonly string[]): NumberedStream {
  const params = symbols.map(symbol => `${symbol.toLowerCase()}@depth@100ms`)
  return {
    url: `${binanceStreamBase(target)}/ws`,
    subscription: [JSON.stringify({ method: 'SUBSCRIBE', params, id: 1 })],
    topics: symbols,
    read,
    snapshotUrl: symbol =>
      `${new URL(target.rest).origin}/api/v3/depth?symbol=${encodeURIComponent(symbol)}&limit=${snapshotLevels}`,
    snapshotId: idOf,
  }
}

/** So many levels that the market does not leave them while it is recorded. */
const recordedLevels = 1_000
/** So few that the answer weighs a tenth of that, and more than are compared. */
const bestLevels = 100

/** What each channel tells. */
const toldBy = { 'depth@100ms': 'book', bookTicker: 'best', trade: 'trade' } as const

interface Wanted {
  readonly channels: readonly (keyof typeof toldBy)[]
  readonly symbols: readonly string[]
}

function recorded(target: VenueTarget, { channels, symbols }: Wanted): RecordedStream {
  const { rest } = target
  const depthUrl = (symbol: string, levels: number) =>
    `${new URL(rest).origin}/api/v3/depth?symbol=${encodeURIComponent(symbol)}&limit=${levels}`
  const params = symbols.flatMap(symbol =>
    channels.map(channel => `${symbol.toLowerCase()}@${channel}`),
  )
  return {
    url: `${binanceStreamBase(target)}/ws`,
    subscription: [JSON.stringify({ method: 'SUBSCRIBE', params, id: 1 })],
    dialect: 'binance',
    channels: channels.map(channel => ({ kind: toldBy[channel], begins: false })),
    lastTradeUrl: symbol =>
      `${new URL(rest).origin}/api/v3/ticker/24hr?symbol=${encodeURIComponent(symbol)}&type=MINI`,
    snapshot: {
      due(text) {
        const [event] = binanceDialect.read(text)
        return event?.kind === 'change' && event.firstId !== undefined
          ? { symbol: event.symbol, firstId: event.firstId }
          : undefined
      },
      url: symbol => depthUrl(symbol, recordedLevels),
      bestUrl: symbol => depthUrl(symbol, bestLevels),
      lastId: text => idOf(parsed(text)),
    },
  }
}

/** The number up to which a snapshot holds every change. */
function idOf(answer: unknown): number | undefined {
  const { lastUpdateId } = objectOf(answer)
  return typeof lastUpdateId === 'number' ? lastUpdateId : undefined
}

function read(text: string): readonly FeedMessage[] {
  const message = objectOf(parsed(text))
  const { e, s, U, u } = message
  if (
    e === 'depthUpdate' &&
    typeof s === 'string' &&
    typeof U === 'number' &&
    typeof u === 'number'
  )
    return [{ kind: 'update', topic: s, key: String(u), ids: [U, u] }]
  if ('error' in message || 'code' in message) return [{ kind: 'refusal', words: text }]
  return 'result' in message ? [{ kind: 'acknowledgement' }] : []
}

/** The account's events, asked for by signature. They begin with no snapshot, so the confirmation is the first news. */
async function account(target: VenueTarget): Promise<Stream> {
  const { apiKey, secret } = credentialsOf(target)
  if (target.websocketApi === undefined)
    throw new UnknownToVenue(
      `${target.name} must have a websocket_api_url for its private stream, had none; configure it`,
    )
  const timestamp = Date.now()
  const signature = binanceSignature(secret, `apiKey=${apiKey}&timestamp=${timestamp}`)
  const method = 'userDataStream.subscribe.signature'
  const params = { apiKey, timestamp, signature }
  return {
    url: target.websocketApi,
    subscription: [JSON.stringify({ id: 1, method, params })],
    topics: ['account'],
    read(text) {
      const { id, error, result } = objectOf(parsed(text))
      if (error !== undefined) return [{ kind: 'refusal', words: JSON.stringify(error) }]
      if (id !== 1 || result === undefined) return []
      return [{ kind: 'acknowledgement' }, { kind: 'update', topic: 'account', key: 'confirmed' }]
    },
  }
}

/** Binance's signature: HMAC-SHA256 in hexadecimal. */
export function binanceSignature(secret: string, payload: string): string {
  return createHmac('sha256', secret).update(payload).digest('hex')
}
