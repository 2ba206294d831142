import { z } from 'zod'
import { limit } from './setting.ts'

/** `[limits.connectivity]`. */
export const connectivityLimits = z
  .strictObject({
    rest_p95_ms: limit({
      value: 500,
      from: 0,
      to: 60_000,
      unit: 'ms',
      bound: 'max',
      basis: { kind: 'default', source: "k6's documented example asks for p95 < 500 ms" },
      description: '95th percentile of the time to an answer over REST.',
    }),
    rest_p99_ms: limit({
      value: 1000,
      from: 0,
      to: 60_000,
      unit: 'ms',
      bound: 'max',
      basis: { kind: 'default', source: 'twice the 95th percentile; set it for each venue' },
      description: '99th percentile of the time to an answer over REST.',
    }),
    availability_pct: limit({
      value: 99,
      from: 0,
      to: 100,
      unit: '%',
      bound: 'min',
      basis: { kind: 'guide', source: 'alert rule trading-system-down: availability below 0.99' },
      description: 'Share of REST requests that are answered well.',
    }),
    clock_offset_ms: limit({
      value: 500,
      from: 0,
      to: 60_000,
      unit: 'ms',
      bound: 'max',
      basis: {
        kind: 'default',
        source: 'room before venues refuse late requests (hummingbot 5502)',
      },
      description: "Distance between the venue's clock and ours.",
    }),
    rate_budget_pct: limit({
      value: 70,
      from: 0,
      to: 100,
      unit: '%',
      bound: 'max',
      basis: { kind: 'default', source: 'room for a burst before the venue slows us down' },
      description: "Highest share of the venue's request allowance that is used.",
    }),
    stream_start_ms: limit({
      value: 5000,
      from: 0,
      to: 600_000,
      unit: 'ms',
      bound: 'max',
      basis: { kind: 'default', source: "well within the guide's connection timeout of 30 s" },
      description: 'Time from connecting a stream to its first message.',
    }),
    ping_interval_ratio: limit({
      value: 1.5,
      from: 1,
      to: 100,
      unit: 'ratio',
      bound: 'max',
      basis: {
        kind: 'default',
        source: "half an interval of slack over the venue's published one",
      },
      description: "Longest gap between the venue's pings, as a share of its published interval.",
    }),
    pong_ms: limit({
      value: 5000,
      from: 0,
      to: 600_000,
      unit: 'ms',
      bound: 'max',
      basis: { kind: 'default', source: 'one lost packet and its repetition, with slack' },
      description: 'Time until the venue answers our ping.',
    }),
    ticker_age_ms: limit({
      value: 60_000,
      from: 0,
      to: 86_400_000,
      unit: 'ms',
      bound: 'max',
      basis: { kind: 'default', source: 'a liquid instrument trades at least every minute' },
      description: 'Age of the newest ticker.',
    }),
    candle_lag_intervals: limit({
      value: 2,
      from: 0,
      to: 100,
      unit: 'intervals',
      bound: 'max',
      basis: { kind: 'default', source: "freqtrade's live test of exchanges accepts as much" },
      description: 'Age of the newest candle, in intervals of the candle.',
    }),
    missing_candles: limit({
      value: 0,
      from: 0,
      to: 1000,
      unit: 'candles',
      bound: 'max',
      basis: { kind: 'default', source: 'each missing candle shifts every indicator after it' },
      description: 'Candles missing between the oldest and the newest.',
    }),
  })
  .prefault({})
  .meta({ description: 'Limits of phase 2, market connectivity.' })
