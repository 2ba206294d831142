import { ethusdt } from '../../market/calibration.ts'
import type { VenueTerms } from '../terms.ts'

/** Binance leads the others. Its ETHUSDT is the capture itself; what it generates is calibrated on that. */
export const binanceTerms: VenueTerms = {
  fees: { maker: 100_000n, taker: 100_000n },
  feesIn: 'received',
  orderLatency: { fastestMs: 1, slowestMs: 3 },
  market: {
    calibration: ethusdt,
    delay: { shortestMs: 0, longestMs: 0 },
    basisDeviationBps: 0,
  },
}
