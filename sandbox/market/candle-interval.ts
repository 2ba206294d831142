const dayMs = 86_400_000
const weekMs = 7 * dayMs
/** An interval this long means calendar months. */
const monthMs = 28 * dayMs
/** 1970 began on a Thursday, weeks begin on Monday. */
const firstMondayMs = 4 * dayMs

/** When the interval that contains a moment began: months on their first day, weeks on Monday, in UTC. */
export function intervalStart(timeMs: number, intervalMs: number): number {
  if (intervalMs >= monthMs) return monthStart(timeMs, 0)
  const originMs = intervalMs === weekMs ? firstMondayMs : 0
  return timeMs - ((timeMs - originMs) % intervalMs)
}

/** When the interval ends that contains a moment; the next one begins then. */
export const intervalEnd = (timeMs: number, intervalMs: number): number =>
  intervalMs >= monthMs ? monthStart(timeMs, 1) : intervalStart(timeMs, intervalMs) + intervalMs

/** How long a number of intervals is at most. */
export const longestSpan = (intervalMs: number, count: number): number =>
  count * (intervalMs >= monthMs ? Math.max(intervalMs, 31 * dayMs) : intervalMs)

function monthStart(timeMs: number, monthsLater: number): number {
  const date = new Date(timeMs)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + monthsLater)
}
