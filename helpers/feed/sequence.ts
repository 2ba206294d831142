/** Where the numbered changes of one book stand, one after another. */
export class Sequence {
  /** Changes that begin later than the number after the one before. */
  gaps = 0
  /** Changes that begin at or before the last number of the one before: repeated, or out of order. */
  repeats = 0
  updates = 0
  #lastId: number | undefined

  /** Takes the next change, which holds the numbers from `firstId` to `lastId`; returns what is wrong with it. */
  take(firstId: number, lastId: number): 'gap' | 'repeat' | undefined {
    const expected = this.#lastId === undefined ? firstId : this.#lastId + 1
    this.updates++
    this.#lastId = Math.max(this.#lastId ?? lastId, lastId)
    if (firstId > expected) {
      this.gaps++
      return 'gap'
    }
    if (firstId < expected) {
      this.repeats++
      return 'repeat'
    }
    return undefined
  }
}
