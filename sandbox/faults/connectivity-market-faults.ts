import type { Fault } from './fault.ts'

/** Faults of what the venue says of itself and of its instruments. */
export const connectivityMarketFaults = {
  'delisted-instrument': {
    description: 'the first configured instrument no longer trades',
    breaks: ['connectivity/instrument-metadata'],
  },
  'tick-change': {
    description: 'the tick size of every instrument is ten times what it was',
    breaks: ['connectivity/instrument-metadata', 'market-data/price-grid'],
  },
  'crossed-ticker': {
    description: 'the ticker shows a bid above the ask',
    breaks: ['connectivity/ticker-sanity'],
  },
  'stale-ticker': {
    description: 'the ticker is some milliseconds old',
    breaks: ['connectivity/ticker-sanity'],
    magnitude: { value: 5800, limit: 'limits.connectivity.ticker_age_ms' },
  },
  'stale-ticker-twin': {
    description: 'the ticker is some milliseconds old, within the limit',
    spares: ['connectivity/ticker-sanity'],
    magnitude: { value: 4100, limit: 'limits.connectivity.ticker_age_ms' },
  },
  'late-candles': {
    description:
      'the newest candle is three intervals behind, so that fewer than asked for are there',
    breaks: ['connectivity/candle-freshness', 'connectivity/candle-continuity'],
    magnitude: { value: 3, limit: 'limits.connectivity.candle_lag_intervals' },
  },
  'late-candles-twin': {
    description: 'the newest candle is one interval behind',
    spares: ['connectivity/candle-freshness', 'connectivity/candle-continuity'],
    magnitude: { value: 1, limit: 'limits.connectivity.candle_lag_intervals' },
  },
  'missing-candle': {
    description: 'one of the last ten candles is left out',
    breaks: ['connectivity/candle-continuity'],
  },
  maintenance: {
    description: 'the venue announces that it is in maintenance, and trades on',
    breaks: ['connectivity/venue-status'],
    touches: ['connectivity/instrument-metadata'],
  },
  'announced-maintenance': {
    description: 'the venue announces maintenance for later, where it announces any, and trades on',
    breaks: ['connectivity/maintenance-notice'],
  },
  'announced-delisting': {
    description: 'the second instrument is announced for delisting, or restricted, and trades on',
    breaks: ['connectivity/trading-restriction'],
  },
} as const satisfies Record<string, Fault>
