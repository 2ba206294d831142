import type { Fault } from './fault.ts'

/** Faults of books. */
export const marketDataFaults = {
  'corrupt-checksum': {
    description: 'one book checksum in five is wrong',
    breaks: ['market-data/book-checksum'],
  },
  'dropped-delta': {
    description: 'one book update in five is never sent, though its ids are used up',
    breaks: ['market-data/sequence-continuity', 'market-data/book-checksum'],
  },
} as const satisfies Record<string, Fault>
