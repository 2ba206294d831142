import type { StatedLevel } from '../../core/market-event.ts'
import { crcAfter } from '../crc32.ts'

/** Characters of a level's price and quantity together; no venue writes as many. */
export const longestLevel = 64

const dot = 46
const zero = 48

/**
 * ASCII codes of levels for a checksum: price and quantity without dots and leading zeros, one after the other. They are
 * kept side by side in one piece of memory, and made when they are first needed.
 */
export class LevelCodes {
  #codes = new Uint8Array(0)
  /** How many codes a level has; 0 while they are not made. */
  #lengths = new Uint8Array(0)

  clear(): void {
    this.#lengths.fill(0)
  }

  /** The level that is kept under this number is another one. */
  forget(slot: number): void {
    if (slot < this.#lengths.length) this.#lengths[slot] = 0
  }

  /** What a checksum comes to after this level, from what it had come to before it. */
  after(before: number, slot: number, level: StatedLevel): number {
    const length = this.lengthOf(slot, level)
    const from = slot * longestLevel
    return crcAfter(before, this.#codes, from, from + length)
  }

  lengthOf(slot: number, level: StatedLevel): number {
    if (slot >= this.#lengths.length) this.#grow(slot)
    return this.#lengths[slot] || this.#make(slot, level)
  }

  #make(slot: number, level: StatedLevel): number {
    const from = slot * longestLevel
    const middle = this.#write(level[0], from)
    const length = this.#write(level[1], middle) - from
    this.#lengths[slot] = length
    return length
  }

  /** Returns the place after the last code. */
  #write(decimal: string, from: number): number {
    let to = from
    for (let at = 0; at < decimal.length; at++) {
      const code = decimal.charCodeAt(at)
      if (code === dot || (to === from && code === zero)) continue
      this.#codes[to++] = code
    }
    return to
  }

  #grow(slot: number): void {
    const [codes, lengths] = [this.#codes, this.#lengths]
    const size = Math.max(64, 2 * slot)
    this.#codes = new Uint8Array(size * longestLevel)
    this.#codes.set(codes)
    this.#lengths = new Uint8Array(size)
    this.#lengths.set(lengths)
  }
}
