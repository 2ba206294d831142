import { hash } from 'node:crypto'

/** Draws numbers in [0, 1); the same seed draws the same numbers. */
export type Random = () => number

const bytesPerDraw = 4

/** A source of random numbers for one purpose: two labels under one seed do not draw alike. Each digest is good for eight. */
export function seededRandom(seed: number, label: string): Random {
  let digest = Buffer.alloc(0)
  let blocks = 0
  let at = 0
  return () => {
    if (at === digest.length) {
      digest = hash('sha256', `${seed} ${blocks++} ${label}`, 'buffer')
      at = 0
    }
    const drawn = digest.readUInt32BE(at) / 2 ** 32
    at += bytesPerDraw
    return drawn
  }
}
