import { build, type Histogram } from 'hdr-histogram-js'
import { nearestRank, upperRank } from '../quantile-rank.ts'

/** So many messages make a window; its smallest offset is hardly one of a slow path. */
const windowSize = 64
/** A last window of fewer is left out. */
const leastLast = 16

/**
 * Differences between the local time of arrival and the time that the venue states, in milliseconds: how long a message was
 * under way, plus what the two clocks differ. Negative ones are kept as they are. Bounded memory, whatever comes.
 */
export class ClockOffsets {
  count = 0
  minMs = Infinity
  maxMs = -Infinity
  /** Greatest difference between the smallest offsets of two neighbouring windows: what a clock was moved at least. */
  greatestStepMs = 0
  readonly #positive = histogram()
  readonly #negative = histogram()
  #windowCount = 0
  #windowMinMs = Infinity
  #lastWindowMinMs: number | undefined

  take(offsetMs: number): void {
    this.count++
    if (offsetMs < this.minMs) this.minMs = offsetMs
    if (offsetMs > this.maxMs) this.maxMs = offsetMs
    if (offsetMs >= 0) this.#positive.recordValue(microseconds(offsetMs))
    else this.#negative.recordValue(microseconds(-offsetMs))
    if (offsetMs < this.#windowMinMs) this.#windowMinMs = offsetMs
    if (++this.#windowCount === windowSize) this.#closeWindow()
  }

  /** No more comes: the last window may be shorter. */
  end(): void {
    if (this.#windowCount >= leastLast) this.#closeWindow()
  }

  /**
   * The offset that this share of the messages does not exceed, in milliseconds, by nearest rank, to three digits. `NaN`
   * of none.
   */
  quantileMs(share: number): number {
    return this.#rankedMs(nearestRank(this.count, share))
  }

  /**
   * What the offset that this share of all messages does not exceed stays below, with 95 % confidence, in milliseconds.
   * Infinite when the messages are too few to say.
   */
  quantileBoundMs(share: number): number {
    const rank = upperRank(this.count, share)
    return rank > this.count ? Number.POSITIVE_INFINITY : this.#rankedMs(rank)
  }

  #rankedMs(rank: number): number {
    if (this.count === 0) return Number.NaN
    const negative = this.#negative.totalCount
    if (rank > negative)
      return valueAt(this.#positive, (100 * (rank - negative)) / this.#positive.totalCount)
    // The most negative offset has rank 1, and is the greatest of its histogram.
    return -valueAt(this.#negative, (100 * (negative - rank + 1)) / negative)
  }

  #closeWindow(): void {
    const minMs = this.#windowMinMs
    if (this.#lastWindowMinMs !== undefined)
      this.greatestStepMs = Math.max(this.greatestStepMs, Math.abs(minMs - this.#lastWindowMinMs))
    this.#lastWindowMinMs = minMs
    this.#windowCount = 0
    this.#windowMinMs = Infinity
  }
}

const histogram = (): Histogram =>
  build({ numberOfSignificantValueDigits: 3, autoResize: true, bitBucketSize: 32 })

const microseconds = (ms: number): number =>
  Math.min(Math.round(ms * 1_000), Number.MAX_SAFE_INTEGER)

const valueAt = (values: Histogram, percentile: number): number =>
  values.getValueAtPercentile(percentile) / 1_000
