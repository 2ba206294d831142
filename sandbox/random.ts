/** Draws numbers in [0, 1); the same seed draws the same numbers. */
export type Random = () => number

/** A source of random numbers for one purpose: two labels under one seed do not draw alike. */
export function createRandom(seed: number, label: string): Random {
  let state = seed | 0
  for (const character of label) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x5bd1e995)
    state ^= state >>> 15
  }
  return () => mulberry((state = (state + 0x6d2b79f5) | 0))
}

/** One draw with mean 0 and standard deviation 1, cut off at four deviations. */
export function drawNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()))
  return Math.max(-4, Math.min(4, radius * Math.cos(2 * Math.PI * random())))
}

/** Tommy Ettinger's mulberry32: 32 bits of state are plenty for a market that only has to look alive. */
function mulberry(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 15), state | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}
