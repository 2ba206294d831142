import type { MatchingEngine } from '../matching/types.ts'
import type { Pace } from './pace.ts'

/** Which market of which engine a feed keeps alive, and how fast. */
export interface FeedTarget {
  readonly engine: MatchingEngine
  readonly symbol: string
  readonly pace: Pace
}

/** Moves a market at once, to so many basis points off the price that it follows, where it stays. */
export type ShiftMarket = (bps: number) => void

/** A feed that has filled its book; `ended` settles when its pace ends, or rejects when it breaks. */
export interface Feed {
  readonly ended: Promise<void>
  /** Absent where it replays a capture. */
  readonly shift?: ShiftMarket
}
