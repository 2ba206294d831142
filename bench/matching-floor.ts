interface Queue {
  readonly ids: number[]
  next: number
}

/**
 * The least that any order book must do: orders in a Map, one array queue per price. It has no balances, no filters, no
 * order among prices, no trades and no events; what it costs is the physical limit beside which the engine is shown.
 */
export class MatchingFloor {
  readonly #orders = new Map<number, number>()
  readonly #queues = new Map<number, Queue>()
  #touched: Queue = { ids: [], next: 0 }

  insert(id: number, ticks: number): void {
    this.#orders.set(id, ticks)
    let queue = this.#queues.get(ticks)
    if (!queue) this.#queues.set(ticks, (queue = { ids: [], next: 0 }))
    queue.ids.push(id)
    this.#touched = queue
  }

  cancel(id: number): void {
    this.#orders.delete(id)
  }

  /** Removes up to three orders from the head of the queue that was last added to. */
  take(): void {
    const queue = this.#touched
    for (let taken = 0; taken < 3 && queue.next < queue.ids.length; queue.next += 1) {
      const id = queue.ids[queue.next]
      if (id !== undefined && this.#orders.delete(id)) taken += 1
    }
  }
}
