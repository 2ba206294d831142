import { createHmac } from 'node:crypto'
import type { VenueTarget } from '../venue/port.ts'
import { parsed } from '../venue/json.ts'
import { listOf, objectOf } from './frames.ts'
import { credentialsOf } from './keys.ts'
import type { FeedMessage, FeedProtocol, NumberedStream, Stream } from './protocol.ts'

/** Every message of the channel `full` is one change, numbered for each product without a hole. */
const numberedTypes = new Set(['received', 'open', 'done', 'match', 'change', 'activate'])

/** Streams of Coinbase Exchange; those of the whole book are for keys only, and few at a time. */
export const coinbaseFeed: FeedProtocol = {
  market: books,
  recorded: target => ({
    url: target.websocket,
    subscription: [
      JSON.stringify({
        type: 'subscribe',
        product_ids: target.symbols,
        channels: ['level2_batch', 'matches', 'ticker'],
      }),
    ],
    dialect: 'coinbaseexchange',
    channels: [
      { kind: 'book', begins: true },
      { kind: 'best', begins: true },
      { kind: 'trade', begins: true },
    ],
  }),
  book: (target, symbol) => {
    const signed = target.credentials !== undefined
    const request = {
      type: 'subscribe',
      product_ids: [symbol],
      channels: [signed ? 'level2' : 'level2_batch'],
      ...(signed && proofOf(target)),
    }
    return {
      url: target.websocket,
      subscription: [JSON.stringify(request)],
      dialect: 'coinbaseexchange',
      channels: [{ kind: 'book', begins: true }],
    }
  },
  modest: ticker,
  numbered: full,
  // One product, because each has a heartbeat of its own.
  quiet: target =>
    streamOf(target, {
      channel: 'heartbeat',
      symbols: target.symbols.slice(0, 1),
      news: ({ type }) => (type === 'heartbeat' ? [{ kind: 'life-sign' }] : []),
    }),
  account: target =>
    Promise.resolve({
      ...streamOf(target, {
        channel: 'user',
        symbols: target.symbols,
        proof: proofOf(target),
        // It begins with no snapshot, so the confirmation is the first news.
        news: ({ type }) =>
          type === 'subscriptions' ? [{ kind: 'update', topic: 'account', key: 'confirmed' }] : [],
      }),
      topics: ['account'],
    }),
  numberedForKeysOnly: true,
  accountApart: false,
  lifeSigns: 'message',
  ping: 'frame',
  connectsPerSecond: 8,
}

function full(target: VenueTarget): NumberedStream {
  const stream = streamOf(target, {
    channel: 'full',
    symbols: target.symbols,
    proof: proofOf(target),
    news: message => (numberedTypes.has(String(message.type)) ? numbered(message) : []),
  })
  return {
    ...stream,
    // Every level of the book carries the same number, and the first is the smallest by far.
    snapshotUrl: symbol =>
      `${new URL(target.rest).origin}/products/${encodeURIComponent(symbol)}/book?level=1`,
    snapshotId(answer) {
      const { sequence } = objectOf(answer)
      return typeof sequence === 'number' ? sequence : undefined
    },
  }
}

/**
 * Changes of the books, which everybody may hear and which come whether or not anybody trades. The snapshot that a book
 * opens with is no news. Changes are not numbered, and come in batches that two connections may be told differently: what
 * both hear alike is one change.
 */
function books(target: VenueTarget): Stream {
  return streamOf(target, {
    channel: 'level2_batch',
    symbols: target.symbols,
    news: ({ type, product_id: topic, changes }) =>
      type === 'l2update' && typeof topic === 'string'
        ? listOf(changes).map(change => ({ kind: 'update', topic, key: JSON.stringify(change) }))
        : [],
  })
}

/** Small, and opened by a ticker of now: enough to tell whether a connection is served. */
function ticker(target: VenueTarget, symbol: string): Stream {
  return streamOf(target, {
    channel: 'ticker',
    symbols: [symbol],
    news: message => (message.type === 'ticker' ? numbered(message) : []),
  })
}

type Message = Readonly<Record<string, unknown>>

interface Channel {
  readonly channel: string
  readonly symbols: readonly string[]
  readonly proof?: object
  readonly news: (message: Message) => readonly FeedMessage[]
}

function streamOf(target: VenueTarget, { channel, symbols, proof, news }: Channel): Stream {
  const request = { type: 'subscribe', product_ids: symbols, channels: [channel], ...proof }
  return {
    url: target.websocket,
    subscription: [JSON.stringify(request)],
    topics: symbols,
    read(text) {
      const message = objectOf(parsed(text))
      const { type, message: words, reason } = message
      if (type === 'error')
        return [{ kind: 'refusal', words: [words, reason].filter(Boolean).join(': ') }]
      const confirmed: readonly FeedMessage[] =
        type === 'subscriptions' ? [{ kind: 'acknowledgement' }] : []
      return [...confirmed, ...news(message)]
    },
  }
}

/** What only the key's own account sees is not numbered. */
function numbered({ product_id: topic, sequence, private: own }: Message): readonly FeedMessage[] {
  if (typeof topic !== 'string' || typeof sequence !== 'number' || own === true) return []
  return [{ kind: 'update', topic, key: String(sequence), ids: [sequence, sequence] }]
}

/** The signature of a subscription is that of one certain request. */
function proofOf(target: VenueTarget): object {
  const { apiKey: key, secret, passphrase } = credentialsOf(target)
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = coinbaseSignature(secret, `${timestamp}GET/users/self/verify`)
  return { signature, key, passphrase, timestamp }
}

/** Coinbase Exchange's signature: HMAC-SHA256 in base64, with the secret read from base64. */
export function coinbaseSignature(secret: string, text: string): string {
  return createHmac('sha256', Buffer.from(secret, 'base64')).update(text).digest('base64')
}
