import { krakenCalibration } from '../../market/calibration-kraken.ts'
import type { VenueTerms } from '../terms.ts'

/** Kraken follows last and widest. Delay, basis and latency are chosen, the book's shape is measured. */
export const krakenTerms: VenueTerms = {
  fees: { maker: 250_000n, taker: 400_000n },
  feesIn: 'quote',
  orderLatency: { fastestMs: 6, slowestMs: 15 },
  market: {
    calibration: krakenCalibration,
    delay: { shortestMs: 120, longestMs: 200 },
    basisDeviationBps: 0.08,
  },
}
