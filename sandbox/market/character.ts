import type { Calibration } from './calibration-shape.ts'

/** What sets a venue's quotes apart from those of the other venues. */
export interface MarketCharacter {
  readonly calibration: Calibration
  /** How long after the market as a whole its quotes move. */
  readonly delay: { readonly shortestMs: number; readonly longestMs: number }
  /** How far its quotes wander from those of the market as a whole, as a standard deviation. */
  readonly basisDeviationBps: number
}
