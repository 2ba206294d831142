import type { Random } from '../random.ts'

/** Where the values of a quantile table lie: even in the middle, dense in the tail that carries most of the volume. */
export const quantileLevels = [
  0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85,
  0.9, 0.925, 0.95, 0.965, 0.98, 0.99, 0.995, 0.999, 1,
] as const

/** The values of a measured distribution at `quantileLevels`. */
export type Quantiles = readonly number[]

/** Measures a distribution, by linear interpolation between the two nearest of its sorted values. */
export function quantilesOf(values: readonly number[]): Quantiles {
  if (values.length === 0) throw new RangeError('a distribution must have values, has none')
  const sorted = values.toSorted((left, right) => left - right)
  return quantileLevels.map(level => {
    const at = level * (sorted.length - 1)
    return between(sorted, Math.floor(at), at % 1)
  })
}

/** Draws one value of a measured distribution. */
export function draw(quantiles: Quantiles, random: Random): number {
  const level = random()
  const above = quantileLevels.findIndex(candidate => candidate > level)
  const [low = 0, high = 1] = quantileLevels.slice(above - 1, above + 1)
  return between(quantiles, above - 1, (level - low) / (high - low))
}

/** The mean of a measured distribution, as `draw` draws it. */
export function meanOf(quantiles: Quantiles): number {
  let mean = 0
  for (const [index, level] of quantileLevels.entries()) {
    const width = (quantileLevels[index + 1] ?? level) - level
    mean += between(quantiles, index, 0.5) * width
  }
  return mean
}

function between(values: readonly number[], index: number, share: number): number {
  const low = values[index] ?? 0
  const high = values[index + 1] ?? low
  return low + (high - low) * share
}
