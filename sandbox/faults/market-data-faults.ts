import type { Fault } from './fault.ts'

/** Faults of books. */
export const marketDataFaults = {
  'corrupt-checksum': {
    description: 'one book checksum in five is wrong',
    breaks: ['market-data/book-checksum'],
    touches: ['market-data/feed-integrity'],
  },
  'crossed-book': {
    description: 'the book that is told holds a bid above every ask',
    breaks: ['market-data/crossed-book'],
    touches: ['market-data/feed-integrity'],
  },
  'frozen-book': {
    description: 'the book of the first instrument is told no more, though it moves on',
    breaks: ['market-data/book-silence'],
    touches: [
      'connectivity/stream-connections',
      'connectivity/stream-start',
      'market-data/subscription-coverage',
    ],
  },
  'repeated-trades': {
    description: 'each trade is told twice',
    breaks: ['market-data/trade-tape'],
    touches: ['market-data/feed-integrity'],
  },
  'backward-times': {
    description: 'one book update in five states a time that is an hour old',
    breaks: ['market-data/feed-integrity'],
    touches: ['market-data/feed-latency'],
  },
  'second-feed-dead': {
    description: 'of several connections to market data only the oldest is told anything',
    breaks: ['market-data/redundant-feeds'],
    touches: ['connectivity/session-handover', 'connectivity/stream-connections'],
  },
  'silent-trades': {
    description: 'the trades of the first instrument are subscribed to, and never told',
    breaks: ['market-data/subscription-coverage'],
  },
  'untold-removals': {
    description: 'of the levels that are gone, those at every fifth price are never said to be',
    breaks: ['market-data/book-completeness'],
    touches: [
      'market-data/book-checksum',
      'market-data/crossed-book',
      'market-data/feed-integrity',
    ],
  },
  'slow-feed': {
    description: 'everything that is told of the market is sent so many milliseconds late',
    breaks: ['market-data/feed-latency'],
    magnitude: { value: 700, limit: 'limits.market_data.feed_latency_p99_ms' },
  },
  'slow-feed-twin': {
    description: 'everything that is told of the market is sent late, within the limit',
    spares: ['market-data/feed-latency'],
    magnitude: { value: 485, limit: 'limits.market_data.feed_latency_p99_ms' },
  },
  'dropped-delta': {
    description: 'one book update in five is never sent, though its ids are used up',
    breaks: ['market-data/sequence-continuity', 'market-data/book-checksum'],
    touches: ['market-data/crossed-book', 'market-data/feed-integrity'],
  },
} as const satisfies Record<string, Fault>
