import type { LiveOrder } from './live-order.ts'

/** Small enough to be cheap for an account with few orders; doubled when half full. */
const firstCapacity = 16

/**
 * An account's open orders in one market, found by client order id. Every order is looked up here three times in its
 * life, mostly cold; a bare table of hashes touches one cache line for that where a Map of strings touches many.
 */
export class OpenOrders {
  #hashes = new Int32Array(firstCapacity)
  #orders: (LiveOrder | undefined)[] = emptySlots(firstCapacity)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** The open order with that client order id; the newest, should there be several. */
  find(clientOrderId: string): LiveOrder | undefined {
    const hash = hashOf(clientOrderId)
    const mask = this.#hashes.length - 1
    let newest: LiveOrder | undefined
    for (let slot = hash & mask; this.#hashes[slot] !== 0; slot = (slot + 1) & mask) {
      if (this.#hashes[slot] !== hash) continue
      const order = this.#orders[slot]
      if (order?.clientOrderId !== clientOrderId) continue
      if (!newest || order.id > newest.id) newest = order
    }
    return newest
  }

  add(order: LiveOrder): void {
    if (this.#size * 2 >= this.#hashes.length) this.#grow()
    this.#place(order, hashOf(order.clientOrderId))
    this.#size += 1
  }

  delete(order: LiveOrder): void {
    const mask = this.#hashes.length - 1
    let slot = hashOf(order.clientOrderId) & mask
    while (this.#orders[slot] !== order) {
      if (this.#hashes[slot] === 0) return
      slot = (slot + 1) & mask
    }
    this.#vacate(slot)
    this.#size -= 1
  }

  /** All open orders by venue order id. */
  all(): LiveOrder[] {
    const found = this.#orders.filter(order => order !== undefined)
    return found.sort((left, right) => left.id - right.id)
  }

  clear(): void {
    this.#hashes = new Int32Array(firstCapacity)
    this.#orders = emptySlots(firstCapacity)
    this.#size = 0
  }

  #place(order: LiveOrder, hash: number): void {
    const mask = this.#hashes.length - 1
    let slot = hash & mask
    while (this.#hashes[slot] !== 0) slot = (slot + 1) & mask
    this.#hashes[slot] = hash
    this.#orders[slot] = order
  }

  /** Empties a slot and moves up what had been displaced past it, so that no search ends too early. */
  #vacate(emptied: number): void {
    const mask = this.#hashes.length - 1
    let gap = emptied
    for (let slot = (gap + 1) & mask; ; slot = (slot + 1) & mask) {
      const hash = this.#hashes[slot] ?? 0
      if (hash === 0) break
      const fromHome = (slot - hash) & mask
      const fromGap = (slot - gap) & mask
      if (fromHome < fromGap) continue
      this.#hashes[gap] = hash
      this.#orders[gap] = this.#orders[slot]
      gap = slot
    }
    this.#hashes[gap] = 0
    this.#orders[gap] = undefined
  }

  #grow(): void {
    const hashes = this.#hashes
    const orders = this.#orders
    this.#hashes = new Int32Array(hashes.length * 2)
    this.#orders = emptySlots(hashes.length * 2)
    for (const [slot, order] of orders.entries()) {
      if (order) this.#place(order, hashes[slot] ?? 0)
    }
  }
}

const emptySlots = (count: number): undefined[] => Array.from({ length: count }, () => undefined)

/** FNV-1a over the characters, never 0, which marks an empty slot. */
function hashOf(text: string): number {
  let hash = 0x81_1c_9d_c5 | 0
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01_00_01_93)
  }
  hash ^= hash >>> 15
  return hash === 0 ? 1 : hash
}
