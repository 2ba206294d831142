/** Trades of one instrument, numbered without a hole. */
export class Tape {
  trades = 0
  missing = 0
  /** Numbers at or below one that was told before: repeated, or out of order. */
  repeats = 0
  #lastId: number | undefined

  /** Takes the next number of a trade; returns what is wrong with it. One of the past may be known from before. */
  take(id: number, isPast = false): 'missing' | 'repeat' | undefined {
    const lastId = this.#lastId
    this.trades++
    this.#lastId = Math.max(lastId ?? id, id)
    if (lastId === undefined || id === lastId + 1) return undefined
    if (id <= lastId) {
      if (isPast) return undefined
      this.repeats++
      return 'repeat'
    }
    this.missing += id - lastId - 1
    return 'missing'
  }
}
