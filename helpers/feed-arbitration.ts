import { nearestRank } from './quantile-rank.ts'

/** When each piece of news first came on either of two connections, by one clock in milliseconds. */
export interface Arrivals {
  readonly first: ReadonlyMap<string, number>
  readonly second: ReadonlyMap<string, number>
  readonly fromMs: number
  readonly untilMs: number
}

/** What two connections to the same feed are worth beside each other. */
export interface FeedArbitration {
  /** Pieces of news that came on either. */
  readonly news: number
  /** The share of them that came on that which told less, in percent. */
  readonly lesserSharePct: number
  /** The share that came on one alone, which the other would not have told, in percent. */
  readonly recoveredPct: number
  /** Median, by nearest rank, and greatest of what the later was behind the earlier, in milliseconds. */
  readonly skewMs: number
  readonly greatestSkewMs: number
}

/** News so near to the ends may have come on one connection while the other was not listened to. */
const graceMs = 500

/** Holds two connections to the same feed against each other. Shares and skew are `NaN` where there is no news to share. */
export function feedArbitration({ first, second, fromMs, untilMs }: Arrivals): FeedArbitration {
  const earliest = new Map(second)
  for (const [news, ms] of first) earliest.set(news, Math.min(ms, earliest.get(news) ?? ms))
  const counted = [...earliest.entries()]
    .filter(([, ms]) => ms >= fromMs + graceMs && ms <= untilMs - graceMs)
    .map(([news]) => news)
  const ofFirst = counted.filter(news => first.has(news)).length
  const ofSecond = counted.filter(news => second.has(news)).length
  const skews = counted
    .filter(news => first.has(news) && second.has(news))
    .map(news => Math.abs(first.get(news)! - second.get(news)!))
    .sort((a, b) => a - b)
  const pct = (count: number): number => (100 * count) / counted.length
  return {
    news: counted.length,
    lesserSharePct: pct(Math.min(ofFirst, ofSecond)),
    recoveredPct: pct(counted.length - skews.length),
    skewMs: skews[nearestRank(skews.length, 0.5) - 1] ?? Number.NaN,
    greatestSkewMs: skews.at(-1) ?? Number.NaN,
  }
}
