import type { Random } from '../settlement/seeded-random.ts'

/** Draws from the normal distribution by Marsaglia's polar method; every second draw is one that was kept. */
export function bellDraws(random: Random): () => number {
  let kept: number | undefined
  return () => {
    if (kept !== undefined) {
      const draw = kept
      kept = undefined
      return draw
    }
    for (;;) {
      const [x, y] = [2 * random() - 1, 2 * random() - 1]
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const scale = Math.sqrt((-2 * Math.log(square)) / square)
      kept = y * scale
      return x * scale
    }
  }
}
