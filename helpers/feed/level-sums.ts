import type { StatedLevel } from '../../core/market-event.ts'
import { crcAfter, crcBegin, crcEnd } from '../crc32.ts'

/** Characters of a level's price and quantity together; no venue writes as many. */
export const longestLevel = 64

const dot = 46
const zero = 48

/**
 * Checksums of levels, each by itself: of its price and its quantity without dots and leading zeros, one after the other.
 * They are made when they are first needed.
 */
export class LevelSums {
  #sums = new Int32Array(0)
  /** Bytes that the checksum is of; 0 while it is not made. */
  #bytes = new Uint8Array(0)

  clear(): void {
    this.#bytes.fill(0)
  }

  /** The level that is kept under this number is another one. */
  forget(slot: number): void {
    if (slot < this.#bytes.length) this.#bytes[slot] = 0
  }

  /** How many bytes the checksum of a level is of. */
  bytesOf(slot: number, level: StatedLevel): number {
    if (slot >= this.#bytes.length) this.#grow(slot)
    return this.#bytes[slot] || this.#make(slot, level)
  }

  /** The checksum of a level whose bytes were asked for. */
  sumOf(slot: number): number {
    return this.#sums[slot]!
  }

  #make(slot: number, level: StatedLevel): number {
    let remainder = crcBegin
    let bytes = 0
    // By index, as elsewhere in a book: an iterator costs more than all else here.
    for (let part = 0; part < 2; part++) {
      const decimal = part === 0 ? level[0] : level[1]
      let isLeading = true
      for (let at = 0; at < decimal.length; at++) {
        const code = decimal.charCodeAt(at)
        if (code === dot || (isLeading && code === zero)) continue
        isLeading = false
        remainder = crcAfter(remainder, code)
        bytes++
      }
    }
    this.#sums[slot] = crcEnd(remainder)
    this.#bytes[slot] = bytes
    return bytes
  }

  #grow(slot: number): void {
    const [sums, bytes] = [this.#sums, this.#bytes]
    const size = Math.max(64, 2 * slot)
    this.#sums = new Int32Array(size)
    this.#sums.set(sums)
    this.#bytes = new Uint8Array(size)
    this.#bytes.set(bytes)
  }
}
