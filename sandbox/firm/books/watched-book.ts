import type { Virtues } from '../virtues.ts'
import { LevelBook } from './level-book.ts'
import type { BestPrices, BookStatus, UnusableFor } from './port.ts'
import { Rhythm } from './rhythm.ts'

/** Between two requests for the same book. */
const leastPauseMs = 2000
/** A book that was asked for and has not come by then is asked for again. */
const patienceMs = 2500
/** A book that has been stale for so long may have been forgotten by the venue, and is asked for again. */
const staleForgottenMs = 15_000

/** Whoever has switched one of these on is not to be told what is wrong in a book. */
const overlooking = ['firm-serves-gapped-book', 'firm-sheds-updates'] as const

/** What breaks a book: it is not to be believed any more until it has been built anew. */
type Breaking = Exclude<UnusableFor, 'starting'>

/**
 * One book and how far it can be believed: `syncing` until it is built for the first time, then `live`; from the message
 * that shows it wrong on it has a `gap`, and is in `resync` from when it is asked for until it is built anew.
 */
export class WatchedBook {
  readonly venue: string
  readonly symbol: string
  readonly levels = new LevelBook()
  readonly #virtues: Virtues
  readonly #rhythm: Rhythm
  #phase: 'syncing' | 'live' | 'gap' | 'resync' = 'syncing'
  #reason: UnusableFor = 'starting'
  #askedMs = Number.NEGATIVE_INFINITY
  #builds = 0
  /** The venue's number of what it was last told, as text. */
  lastUpdateId: string | undefined

  constructor(venue: string, symbol: string, virtues: Virtues) {
    this.venue = venue
    this.symbol = symbol
    this.#virtues = virtues
    this.#rhythm = new Rhythm(performance.now())
  }

  get isLive(): boolean {
    return this.#phase === 'live'
  }

  /** Whether it has been asked for and not come yet. */
  get isAwaited(): boolean {
    return this.#phase === 'syncing' || this.#phase === 'resync'
  }

  /** Whether it must be asked for now. */
  mustBeAskedFor(nowMs: number): boolean {
    const sinceMs = nowMs - this.#askedMs
    if (this.#phase === 'gap') return sinceMs > leastPauseMs
    if (this.#phase === 'live') return this.#isForgotten(nowMs) && sinceMs > staleForgottenMs
    return sinceMs > patienceMs
  }

  /** Whether nothing has come for unusually long. */
  isStale(nowMs: number): boolean {
    return !this.#virtues.has('firm-ignores-frozen-feed') && this.#rhythm.isBroken(nowMs)
  }

  /** It has been asked for; one that is live, because it seems forgotten. */
  asked(nowMs: number): void {
    if (this.#phase === 'live') this.#reason = 'stale'
    if (this.#phase !== 'syncing') this.#phase = 'resync'
    this.#askedMs = nowMs
  }

  /** A message of its feed has come, other than a snapshot. */
  heard(atMs: number): void {
    this.#rhythm.heard(atMs)
  }

  /** The venue has said that nothing changed since the last message. */
  confirmed(atMs: number): void {
    this.#rhythm.excused(atMs)
  }

  /** It has been built. A snapshot alone does not end a silence: a feed that is frozen may well send one. */
  built(atMs: number): void {
    if (this.#reason !== 'stale') this.#rhythm.excused(atMs)
    this.#phase = 'live'
    this.#builds += 1
    this.check()
  }

  /**
   * It is wrong from now on, for this reason. False where that is to be overlooked: the virtue of marking gaps is
   * switched off, and the message is applied as if nothing had happened.
   */
  broke(reason: Breaking): boolean {
    // A book with a gap crosses sooner or later: whoever overlooks the one overlooks the other.
    const isOfContent = reason === 'sequenceGap' || reason === 'checksum' || reason === 'crossed'
    if (isOfContent && overlooking.some(fault => this.#virtues.has(fault))) return false
    this.#phase = 'gap'
    this.#reason = reason
    return true
  }

  /** Looks for what is wrong in itself, after whatever changed it. */
  check(): void {
    if (!this.isLive) return
    if (this.levels.isCrossed) this.broke('crossed')
    else if (this.levels.isOneSided) this.broke('other')
  }

  /** What can be traded on; undefined while it is not usable. */
  best(): BestPrices | undefined {
    const [bid, ask] = [this.levels.bids.best, this.levels.asks.best]
    if (!bid || !ask || this.#unusableFor(performance.now()) !== undefined) return undefined
    return { bid: bid.price, ask: ask.price }
  }

  status(): BookStatus {
    const nowMs = performance.now()
    const reason = this.#unusableFor(nowMs)
    return {
      venue: this.venue,
      symbol: this.symbol,
      usable: reason === undefined,
      reason,
      bestBid: this.levels.bids.best?.price,
      bestAsk: this.levels.asks.best?.price,
      lastUpdateId: this.lastUpdateId,
      builds: this.#builds,
      ageMs: Math.max(0, nowMs - this.#rhythm.heardMs),
    }
  }

  #unusableFor(nowMs: number): UnusableFor | undefined {
    if (!this.isLive) return this.#reason
    return this.isStale(nowMs) ? 'stale' : undefined
  }

  #isForgotten(nowMs: number): boolean {
    return nowMs - this.#rhythm.heardMs > staleForgottenMs && this.isStale(nowMs)
  }
}
