import type { Fault } from './fault.ts'

/** Virtues of the reference firm that can be switched off: how it sees the market, and tells of it. */
export const firmBookFaults = {
  'firm-serves-gapped-book': {
    description: 'the firm goes on with a book although an update or its checksum shows a gap',
    breaks: ['market-data/gap-marking'],
  },
  'firm-never-resyncs': {
    description: 'the firm never asks for a book anew that has a gap',
    breaks: ['market-data/gap-marking'],
  },
  'firm-ignores-frozen-feed': {
    description: 'the firm holds a book that is told no more for a quiet one',
    breaks: ['market-data/freeze-alert'],
  },
  'firm-alerts-late': {
    description:
      'the firm alerts so many milliseconds after the last update of a book that is wrong',
    breaks: ['market-data/freeze-alert'],
    magnitude: { value: 5800, limit: 'limits.market_data.freeze_alert_ms' },
  },
  'firm-alerts-late-twin': {
    description: 'the firm alerts late, within the limit',
    spares: ['market-data/freeze-alert'],
    magnitude: { value: 4000, limit: 'limits.market_data.freeze_alert_ms' },
  },
  'firm-tells-old-alert-again': {
    description: 'the firm tells of an old alert and of its end again and again, and of no new one',
    breaks: ['market-data/freeze-alert'],
  },
  'firm-never-resolves-alert': {
    description: 'the firm never says that what it alerted of is over',
    breaks: ['market-data/freeze-alert'],
  },
  'firm-books-lag': {
    description: 'the firm reads what is told of the market so many milliseconds after it came',
    breaks: ['market-data/book-lag'],
    magnitude: { value: 1800, limit: 'limits.market_data.book_lag_p99_ms' },
  },
  'firm-books-lag-twin': {
    description: 'the firm reads what is told of the market late, within the limit',
    spares: ['market-data/book-lag'],
    magnitude: { value: 1200, limit: 'limits.market_data.book_lag_p99_ms' },
  },
  'firm-sheds-updates': {
    description:
      'the firm throws one message in five about the market away unread, and calls its books usable',
    breaks: ['market-data/book-lag'],
    touches: ['market-data/gap-marking'],
  },
  'firm-books-do-not-resubscribe': {
    description: 'the firm reconnects to market streams and subscribes to nothing',
    breaks: ['connectivity/firm-reconnect'],
  },
  'firm-books-reconnect-without-pause': {
    description: 'the firm reconnects to market streams at once, over and over',
    breaks: ['connectivity/reconnect-pacing'],
  },
} as const satisfies Record<string, Fault>
