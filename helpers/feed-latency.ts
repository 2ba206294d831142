import type { ClockOffset } from './clock-offset.ts'

/**
 * How old messages were when they arrived, in milliseconds: local time of arrival minus the time that the venue states. It is
 * how long they were under way plus what the two clocks differ, so that it may be negative.
 */
export interface MessageAges {
  readonly count: number
  readonly minMs: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  readonly p999Ms: number
  /** What these percentiles of all messages stay below with 95 % confidence; infinite when there are too few to say. */
  readonly p95BoundMs: number
  readonly p99BoundMs: number
  /** The venue states its times in steps of so much, cut off. */
  readonly resolutionMs: number
}

/** How long messages were under way, in milliseconds, each give or take `uncertaintyMs`. */
export interface FeedLatency {
  readonly minMs: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  readonly p999Ms: number
  readonly p95BoundMs: number
  readonly p99BoundMs: number
  readonly uncertaintyMs: number
  /** What the venue's own clock differs from UTC at least, as far as its answers over REST show; 0 where they show nothing. */
  readonly venueClockErrorMs: number
}

/** Our looks at the venue's clock state it in whole milliseconds at best, and so does our own clock beside them. */
const lookResolutionMs = 1

/**
 * Latency of a feed from the ages of its messages, corrected by what our clock differs from UTC (`utc`: UTC minus ours) and
 * taking the venue's clock for right. The uncertainty is what the time servers leave open, the step of the venue's times, and
 * what the venue's clock is proven to be wrong (`venue`: venue minus ours). Nothing is cut off at zero.
 */
export function feedLatency(
  ages: MessageAges,
  { utc, venue }: { readonly utc: ClockOffset; readonly venue?: ClockOffset | undefined },
): FeedLatency {
  const corrected = (ms: number): number => ms + utc.offsetMs
  const venueClockErrorMs = venue ? provenDifferenceMs(venue, utc) : 0
  return {
    minMs: corrected(ages.minMs),
    p50Ms: corrected(ages.p50Ms),
    p95Ms: corrected(ages.p95Ms),
    p99Ms: corrected(ages.p99Ms),
    p999Ms: corrected(ages.p999Ms),
    p95BoundMs: corrected(ages.p95BoundMs),
    p99BoundMs: corrected(ages.p99BoundMs),
    uncertaintyMs: utc.uncertaintyMs + ages.resolutionMs + venueClockErrorMs,
    venueClockErrorMs,
  }
}

/** What two clocks differ at least, whatever their uncertainties hide. */
function provenDifferenceMs(one: ClockOffset, other: ClockOffset): number {
  const openMs = one.uncertaintyMs + other.uncertaintyMs + lookResolutionMs
  return Math.max(0, Math.abs(one.offsetMs - other.offsetMs) - openMs)
}

/** A measured number against its limit: the uncertainty may leave open on which side the true one is. */
export type Side = 'within' | 'beyond' | 'open'

/**
 * On which side of its limit the 99th percentile is, whatever the clocks leave open. Within: that of the sample is, and with
 * 95 % confidence so are 95 % of all messages, which 59 of them can show; for 99 % of all, 299 are needed.
 */
export function sideOf({ p99Ms, p95BoundMs, uncertaintyMs }: FeedLatency, limitMs: number): Side {
  if (Math.max(p99Ms, p95BoundMs) + uncertaintyMs <= limitMs) return 'within'
  return p99Ms - uncertaintyMs > limitMs ? 'beyond' : 'open'
}
