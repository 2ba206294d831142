import { z } from 'zod'
import { limit } from './setting.ts'

/** `[limits.market_data]`: what feeds are held against. */
export const marketDataLimits = z
  .strictObject({
    sequence_gaps: limit({
      value: 0,
      from: 0,
      to: 1_000_000,
      unit: 'gaps',
      bound: 'max',
      basis: {
        kind: 'default',
        source: 'a gap that is not recovered is a wrong book (cryptofeed 285)',
      },
      description: 'Breaks in the sequence of book updates that are not recovered.',
    }),
    minimum_book_updates: limit({
      value: 20,
      from: 1,
      to: 1_000_000,
      unit: 'updates',
      bound: 'min',
      basis: { kind: 'default', source: 'fewer would show nothing about continuity' },
      description: 'Book updates that must be seen before their sequence is judged.',
    }),
    wrong_checksums: limit({
      value: 0,
      from: 0,
      to: 1_000_000,
      unit: 'checksums',
      bound: 'max',
      basis: { kind: 'venue', source: 'a book with another checksum is to be dropped (Kraken)' },
      description: 'Checksums of the venue that our own books do not have.',
    }),
    minimum_checked_updates: limit({
      value: 10,
      from: 1,
      to: 1_000_000,
      unit: 'updates',
      bound: 'min',
      basis: {
        kind: 'default',
        source: 'ten right ones: fewer than one in four is wrong, with 95 % confidence',
      },
      description: 'Checksums of each book that must be compared before they are judged.',
    }),
    crossed_ms: limit({
      value: 100,
      from: 0,
      to: 60_000,
      unit: 'ms',
      bound: 'max',
      basis: {
        kind: 'default',
        source: 'no matching engine crosses; a longer crossing is a wrong book (cryptofeed 232)',
      },
      description: 'Longest time for which a bid may stand above the best ask.',
    }),
    minimum_changes: limit({
      value: 10,
      from: 1,
      to: 1_000_000,
      unit: 'changes',
      bound: 'min',
      basis: { kind: 'default', source: 'fewer would show nothing about a book that moves' },
      description: 'Changes for which books must be followed before they are judged.',
    }),
    contradictions: limit({
      value: 0,
      from: 0,
      to: 1_000_000,
      unit: 'contradictions',
      bound: 'max',
      basis: { kind: 'default', source: 'a feed that contradicts itself is wrong somewhere' },
      description:
        'How often what a feed tells may contradict itself: numbers, checksums, prices and trades that are told twice, times (also against the clock of the one who heard it), and what cannot be.',
    }),
    silent_books: limit({
      value: 0,
      from: 0,
      to: 10_000,
      unit: 'books',
      bound: 'max',
      basis: {
        kind: 'default',
        source: 'one dead instrument among living ones is a half-open subscription',
      },
      description:
        'Books that say nothing at all, or for over five times as long as they ever do otherwise.',
    }),
    minimum_recording_ms: limit({
      value: 5000,
      from: 1000,
      to: 86_400_000,
      unit: 'ms',
      bound: 'min',
      basis: { kind: 'default', source: 'liquid instruments change more often than that' },
      description: 'How long a feed must be heard before a silence in it is judged.',
    }),
    repeated_trades: limit({
      value: 0,
      from: 0,
      to: 1_000_000,
      unit: 'trades',
      bound: 'max',
      basis: {
        kind: 'default',
        source: 'a trade that is told twice is counted twice (double subscription)',
      },
      description: 'Trades that are told again, or out of their order.',
    }),
    missing_trades: limit({
      value: 0,
      from: 0,
      to: 1_000_000,
      unit: 'trades',
      bound: 'max',
      basis: { kind: 'venue', source: 'trades of an instrument are numbered without a hole' },
      description: 'Numbers of trades that are left out.',
    }),
    minimum_trades: limit({
      value: 2,
      from: 1,
      to: 1_000_000,
      unit: 'trades',
      bound: 'min',
      basis: { kind: 'default', source: 'one trade follows no other' },
      description: 'Numbered trades that must be told before they are judged.',
    }),
  })
  .prefault({})
  .meta({ description: 'Limits of phase 10, market data.' })
