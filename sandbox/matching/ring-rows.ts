/** Which row of a table the next record goes to, and in which order the rows were filled, when only so many are kept. */
export class RingRows {
  readonly #capacity: number
  #next = 0
  #size = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get size(): number {
    return this.#size
  }

  /** The row that the next record will overwrite, if all are in use. */
  get oldestToGo(): number | undefined {
    return this.#size === this.#capacity ? this.#next : undefined
  }

  /** How many rows a table should have room for so that it holds this one and need not grow again soon. */
  sizeFor(row: number): number {
    return Math.min(this.#capacity, 2 * row + 64)
  }

  /** Takes the next row. */
  claim(): number {
    const row = this.#next
    this.#next = row + 1 === this.#capacity ? 0 : row + 1
    if (this.#size < this.#capacity) this.#size += 1
    return row
  }

  /** The rows, the one that was filled last first. */
  *newestFirst(): Generator<number> {
    for (let age = 1; age <= this.#size; age += 1) {
      yield (this.#next - age + this.#capacity) % this.#capacity
    }
  }

  /** The rows of the newest records, oldest first. */
  latest(limit: number): number[] {
    return this.newestFirst().take(limit).toArray().toReversed()
  }

  clear(): void {
    this.#next = 0
    this.#size = 0
  }
}
