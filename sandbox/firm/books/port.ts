/** Why a book must not be traded on, in the words of the trading-system contract. */
export type UnusableFor =
  'checksum' | 'crossed' | 'disconnected' | 'sequenceGap' | 'stale' | 'starting' | 'other'

/** A book as the firm sees it; decimals are text, best prices absent while unknown. */
export interface BookStatus {
  readonly venue: string
  readonly symbol: string
  readonly usable: boolean
  /** Given where it is not usable. */
  readonly reason?: UnusableFor | undefined
  readonly bestBid?: string | undefined
  readonly bestAsk?: string | undefined
  readonly lastUpdateId?: string | undefined
  /** How often it was built from a snapshot since the start. */
  readonly builds: number
  /** Milliseconds since the last message of its feed. */
  readonly ageMs: number
}

/** What can be traded on now; decimals are text. */
export interface BestPrices {
  readonly bid: string
  readonly ask: string
}

/**
 * The firm's market-data handler over all venues. From the message that shows a gap, a wrong checksum or a crossed book on,
 * a book is unusable until it has been built anew.
 */
export interface Books {
  /** Resolves when every book is usable, or after `withinMs` with those that are. */
  open(withinMs: number): Promise<void>
  status(): readonly BookStatus[]
  /** Undefined while the book is not usable: nothing is decided on it. */
  best(venue: string, symbol: string): BestPrices | undefined
  /** Begins anew as after a start. */
  reset(): Promise<void>
  close(): Promise<void>
}
