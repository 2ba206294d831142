/** How long the best bid stood above the best ask (crossed), or at it (locked), in milliseconds of local time. */
export class CrossedTime {
  crossedMs = 0
  longestCrossedMs = 0
  lockedMs = 0
  #crossedSinceMs: number | undefined
  #lockedSinceMs: number | undefined

  /** The book as it is from now on. */
  look(isCrossed: boolean, isLocked: boolean, atMs: number): void {
    if (!isCrossed && this.#crossedSinceMs !== undefined) {
      const lastedMs = atMs - this.#crossedSinceMs
      this.crossedMs += lastedMs
      this.longestCrossedMs = Math.max(this.longestCrossedMs, lastedMs)
      this.#crossedSinceMs = undefined
    }
    if (!isLocked && this.#lockedSinceMs !== undefined) {
      this.lockedMs += atMs - this.#lockedSinceMs
      this.#lockedSinceMs = undefined
    }
    if (isCrossed) this.#crossedSinceMs ??= atMs
    if (isLocked) this.#lockedSinceMs ??= atMs
  }
}
