import type { MatchingEngine } from '../matching/types.ts'
import type { Pace } from './pace.ts'

/** Which market of which engine a feed keeps alive, and how fast. */
export interface FeedTarget {
  readonly engine: MatchingEngine
  readonly symbol: string
  readonly pace: Pace
}

/** A feed that has filled its book; `ended` settles when its pace ends, or rejects when it breaks. */
export interface Feed {
  readonly ended: Promise<void>
}
