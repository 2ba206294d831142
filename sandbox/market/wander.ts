import { drawNormal, type Random } from '../random.ts'
import { SteppedPath } from './stepped-path.ts'

/** How something wanders about zero. */
export interface WanderOptions {
  /** How far, as a standard deviation. */
  readonly deviationBps: number
  /** How long it takes to forget where it was. */
  readonly memoryMs: number
}

const stepMs = 100
/** It moves now and then, as quotes do, and stands still in between. */
const moveShare = 0.05
/** It is never farther from zero than so many deviations. */
const farthest = 2.5

/** A small difference that wanders slowly about zero, in basis points: an Ornstein-Uhlenbeck process in rare steps. */
export function createWander(
  { deviationBps, memoryMs }: WanderOptions,
  random: Random,
): SteppedPath {
  const pull = stepMs / moveShare / memoryMs
  const push = deviationBps * Math.sqrt(2 * pull)
  const limit = farthest * deviationBps
  const first = deviationBps * drawNormal(random)
  return new SteppedPath(stepMs, within(first, limit), bps => {
    if (random() >= moveShare) return bps
    return within(bps * (1 - pull) + push * drawNormal(random), limit)
  })
}

const within = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value))
