/** So long the system's clock is looked at: it ticks every millisecond, so a tick or two are seen. */
const lookMs = 3

/**
 * The system's clock as it is now, in milliseconds since 1970, with the digits that `Date.now` cuts off: it carries on at the
 * pace of the monotonic clock, from the moment of a tick, to a few microseconds. It does not follow when the system's clock is
 * set later.
 */
export function systemClock(): () => number {
  const untilMs = performance.now() + lookMs
  let aheadMs = -Infinity
  // Between ticks `Date.now` falls behind; it is right at the tick, where it is furthest ahead.
  while (performance.now() < untilMs) aheadMs = Math.max(aheadMs, Date.now() - performance.now())
  return () => aheadMs + performance.now()
}
