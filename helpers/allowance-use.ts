/** What answers told of a request allowance. */
export interface ToldUse {
  /** The highest share that the venue told, in percent; 0 where it tells none. */
  readonly peakPct: number
  /** Answers that said slow down, and banned. */
  readonly slowDowns: number
  readonly bans: number
}

/**
 * The share of a request allowance that is seen to be used, in percent: all of it once a request was refused for it, and
 * otherwise the highest that the venue told. Of a venue that tells nothing this is 0 or 100 and nothing between: it shows
 * that an allowance is used up, and not how much of it is left.
 */
export const seenUsePct = ({ peakPct, slowDowns, bans }: ToldUse): number =>
  slowDowns + bans > 0 ? Math.max(100, peakPct) : peakPct
