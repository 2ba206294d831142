import { hash } from 'node:crypto'

/** Draws from a source of random numbers of its own. */
export interface Draw {
  /** Even in (0, 1). */
  readonly even: () => number
  /** Normal, of mean 0 and deviation 1. */
  readonly normal: () => number
}

/** A source for one purpose: two labels under one seed do not draw alike. Counts a state of 32 bits on and mixes it. */
export function drawFor(seed: number, label: string): Draw {
  let state = hash('sha256', `${seed} ${label}`, 'buffer').readUInt32BE(0)
  let spare: number | undefined
  const even = (): number => {
    state = (state + 0x9e_37_79_b9) >>> 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21_f0_aa_ad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x73_5a_2d_97)
    return (((mixed ^ (mixed >>> 15)) >>> 0) + 0.5) / 2 ** 32
  }
  return {
    even,
    normal() {
      if (spare !== undefined) {
        const last = spare
        spare = undefined
        return last
      }
      const radius = Math.sqrt(-2 * Math.log(even()))
      const angle = 2 * Math.PI * even()
      spare = radius * Math.sin(angle)
      return radius * Math.cos(angle)
    },
  }
}
