/** The numbers of a product's messages on one connection: each is one more than the last. */
export class CoinbaseSequence {
  #last: number | undefined
  /** What a heartbeat told of and no message has reached yet. */
  #owed: number | undefined
  #lastAtLevels: number | undefined
  /** When the first message came after the levels were told. */
  #movedMs: number | undefined

  /** Takes the number of a message; false when others were lost before it. One from before is nothing new. */
  message(sequence: number, atMs: number): boolean {
    const last = this.#last
    if (last !== undefined && sequence <= last) return true
    this.#last = sequence
    this.#movedMs ??= atMs
    return last === undefined || sequence === last + 1
  }

  /**
   * Takes the number that a heartbeat tells as the last; false when messages that the heartbeat before it told of have
   * not come. A heartbeat may overtake messages, but not by as much as to the next. Some are stuck at 0 and say nothing.
   */
  heartbeat(sequence: number): boolean {
    if (sequence === 0) return true
    this.#last ??= sequence
    const isOwed = this.#owed !== undefined && this.#last < this.#owed
    if (isOwed) this.#last = this.#owed
    this.#owed = sequence
    return !isOwed
  }

  /** The number up to which the levels were told. */
  get atLevels(): number | undefined {
    return this.#lastAtLevels
  }

  /** The levels are told as they are now; returns for how many milliseconds the orders had been moving ahead of them. */
  levelsTold(atMs: number): number {
    const aheadMs = this.#movedMs === undefined ? 0 : atMs - this.#movedMs
    this.#movedMs = undefined
    this.#lastAtLevels = this.#last
    return aheadMs
  }

  /** Whether nothing at all has happened since the levels were told. */
  isUnchangedAt(sequence: number): boolean {
    return sequence > 0 && sequence === this.#last && sequence === this.#lastAtLevels
  }
}
