const hourMs = 3_600_000

/**
 * Hours until the next announced maintenance begins, from times in milliseconds since 1970: 0 when one has begun, and
 * never more than the `horizonHours` that are looked ahead, which is also the answer when none is announced.
 * Throws `RangeError` on a time that is no number: an announcement that cannot be read is not silence.
 */
export function quietHours(
  announcedMs: readonly number[],
  nowMs: number,
  horizonHours: number,
): number {
  const unread = announcedMs.find(beginMs => !Number.isFinite(beginMs))
  if (unread !== undefined)
    throw new RangeError(`the begin of a maintenance must be a time, one was ${unread}`)

  const hours = announcedMs.map(beginMs => (beginMs - nowMs) / hourMs)
  return Math.max(0, Math.min(horizonHours, ...hours))
}
