/** Fewer messages say too little of how often they come. */
const enoughMessages = 20
/** The longest pause of a stream may be so much longer than every other of its pauses. */
const factor = 5
/** Shorter pauses harm nobody. */
const floorMs = 2_000

/** How long a stream was silent, compared with its own other pauses. Bounded memory, whatever comes. */
export class Silence {
  messages = 0
  /** The longest pause between two messages, in milliseconds, and the longest of the others. */
  longestMs = 0
  nextLongestMs = 0
  #lastMs: number | undefined

  hear(receivedMs: number): void {
    this.messages++
    if (this.#lastMs !== undefined) this.#pause(receivedMs - this.#lastMs)
    this.#lastMs = receivedMs
  }

  /** The recording has ended: what has not come until then is a pause as well. */
  end(endedMs: number): void {
    if (this.#lastMs !== undefined) this.#pause(endedMs - this.#lastMs)
  }

  /**
   * Whether the longest pause stands out: over five times every other one, and over two seconds. Of n pauses that are
   * distributed exponentially, the longest is so in 120 / ((n + 1) (n + 2) (n + 3) (n + 4)) of recordings (for 20: one in
   * 2,125; for 50: one in 63,000); the rule is our own. Undefined when fewer than 20 messages came: they do not tell how
   * often messages come.
   */
  get standsOut(): boolean | undefined {
    if (this.messages < enoughMessages) return undefined
    return this.longestMs > floorMs && this.longestMs > factor * this.nextLongestMs
  }

  #pause(ms: number): void {
    if (ms > this.longestMs) {
      this.nextLongestMs = this.longestMs
      this.longestMs = ms
    } else if (ms > this.nextLongestMs) this.nextLongestMs = ms
  }
}
