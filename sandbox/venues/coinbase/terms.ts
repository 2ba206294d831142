import { coinbaseCalibration } from '../../market/calibration-coinbase.ts'
import type { VenueTerms } from '../terms.ts'

/** Coinbase Exchange follows soon and closely. Delay, basis and latency are chosen, the book's shape is measured. */
export const coinbaseTerms: VenueTerms = {
  fees: { maker: 400_000n, taker: 600_000n },
  feesIn: 'quote',
  orderLatency: { fastestMs: 4, slowestMs: 9 },
  market: {
    calibration: coinbaseCalibration,
    delay: { shortestMs: 50, longestMs: 120 },
    basisDeviationBps: 0.04,
  },
}
