/** The newest items up to a capacity, so that what an engine remembers stays bounded however long it runs. */
export class Recent<Item> {
  readonly #capacity: number
  readonly #items: Item[] = []
  /** Where the oldest item lies once the capacity is reached. */
  #oldest = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get size(): number {
    return this.#items.length
  }

  /** Adds the newest item; returns the one that it pushed out, if any. */
  push(item: Item): Item | undefined {
    if (this.#items.length < this.#capacity) {
      this.#items.push(item)
      return undefined
    }
    const evicted = this.#items[this.#oldest]
    this.#items[this.#oldest] = item
    this.#oldest = (this.#oldest + 1) % this.#capacity
    return evicted
  }

  /** The newest `limit` items, oldest first. */
  latest(limit = this.size): Item[] {
    const ordered =
      this.#oldest === 0
        ? this.#items
        : [...this.#items.slice(this.#oldest), ...this.#items.slice(0, this.#oldest)]
    return ordered.slice(Math.max(0, ordered.length - limit))
  }

  /** The newest item that matches. */
  findLatest(matches: (item: Item) => boolean): Item | undefined {
    const { length } = this.#items
    for (let age = 1; age <= length; age += 1) {
      const item = this.#items[(this.#oldest + length - age) % length]
      if (item !== undefined && matches(item)) return item
    }
    return undefined
  }

  clear(): void {
    this.#items.length = 0
    this.#oldest = 0
  }
}
