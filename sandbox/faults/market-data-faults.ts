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
    touches: ['connectivity/stream-connections', 'connectivity/stream-start'],
  },
  'repeated-trades': {
    description: 'each trade is told twice',
    breaks: ['market-data/trade-tape'],
    touches: ['market-data/feed-integrity'],
  },
  'backward-times': {
    description: 'one book update in five states a time that is an hour old',
    breaks: ['market-data/feed-integrity'],
  },
  'dropped-delta': {
    description: 'one book update in five is never sent, though its ids are used up',
    breaks: ['market-data/sequence-continuity', 'market-data/book-checksum'],
    touches: ['market-data/crossed-book', 'market-data/feed-integrity'],
  },
} as const satisfies Record<string, Fault>
