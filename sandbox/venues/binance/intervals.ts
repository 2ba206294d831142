import { refusals } from './errors.ts'

const secondMs = 1000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** The intervals of candles; a month stands for a calendar month, whatever its length. */
export const intervals = {
  '1s': secondMs,
  '1m': minuteMs,
  '3m': 3 * minuteMs,
  '5m': 5 * minuteMs,
  '15m': 15 * minuteMs,
  '30m': 30 * minuteMs,
  '1h': hourMs,
  '2h': 2 * hourMs,
  '4h': 4 * hourMs,
  '6h': 6 * hourMs,
  '8h': 8 * hourMs,
  '12h': 12 * hourMs,
  '1d': dayMs,
  '3d': 3 * dayMs,
  '1w': 7 * dayMs,
  '1M': 30 * dayMs,
} as const satisfies Record<string, number>

export type Interval = keyof typeof intervals

export const isInterval = (text: string): text is Interval => Object.hasOwn(intervals, text)

/** The interval that a parameter names. */
export function intervalOf(text: string): Interval {
  if (!isInterval(text)) throw refusals.interval()
  return text
}

/** When the interval that began at an instant ends: at the beginning of the next. */
export const endOf = (interval: Interval, openMs: number): number =>
  interval === '1M'
    ? Date.UTC(new Date(openMs).getUTCFullYear(), new Date(openMs).getUTCMonth() + 1, 1)
    : openMs + intervals[interval]
