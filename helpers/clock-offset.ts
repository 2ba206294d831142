/** One look at another clock: its time, our time at the middle of the request, and how long the request took. */
export interface ClockLook {
  readonly venueMs: number
  readonly localMidMs: number
  readonly roundTripMs: number
}

export interface ClockOffset {
  /** The other clock minus ours, in milliseconds: positive when it is ahead. */
  readonly offsetMs: number
  /** The true offset lies within this many milliseconds of `offsetMs`, however unequal the two ways were. */
  readonly uncertaintyMs: number
}

/**
 * Offset of another clock in milliseconds, from the look with the shortest round trip: venue time minus local time at
 * the middle of the request, give or take half of the round trip. Source: Cristian, Distributed Computing 3 (1989).
 * Throws `RangeError` without a look.
 */
export function clockOffset(looks: readonly ClockLook[]): ClockOffset {
  const [best] = [...looks].sort((a, b) => a.roundTripMs - b.roundTripMs)
  if (!best) throw new RangeError('a clock must be looked at, was not')
  return { offsetMs: best.venueMs - best.localMidMs, uncertaintyMs: best.roundTripMs / 2 }
}

/**
 * The largest distance between the clocks, in milliseconds, that is within `limitMs` and takes no more than `sharePct`
 * percent of a receive window. A window of 0 is none: such a venue refuses nothing for its age, and `limitMs` alone holds.
 */
export const allowedOffsetMs = (limitMs: number, windowMs: number, sharePct: number): number =>
  windowMs === 0 ? limitMs : Math.min(limitMs, (windowMs * sharePct) / 100)

/** How much of a receive window a distance between the clocks takes, in percent; nothing where there is no window. */
export const windowSharePct = (offsetMs: number, windowMs: number): number =>
  windowMs === 0 ? 0 : (100 * offsetMs) / windowMs
