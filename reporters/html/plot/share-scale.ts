import { scaleLinear } from 'd3-scale'

/** Shares that a reader looks for. */
const marked = [0.5, 0.9, 0.95, 0.99, 0.999, 0.9999] as const

/** From a share of the sample to a place along the plot. */
export interface ShareScale {
  readonly of: (share: number) => number
  readonly ticks: readonly number[]
}

/** Gives each further nine the same room, because limits are about the slowest few of a hundred. */
export function shareScale(count: number, range: readonly [number, number]): ShareScale {
  const most = Math.max(1.5, Math.log10(count) + 0.15)
  const scale = scaleLinear([0, most], range)
  return {
    of: share => scale(Math.min(most, nines(share))),
    ticks: marked.filter(share => nines(share) < most - 0.2),
  }
}

const nines = (share: number) => (share >= 1 ? Number.POSITIVE_INFINITY : -Math.log10(1 - share))
