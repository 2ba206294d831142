import { createRandom } from '../random.ts'
import { ethusdt } from './calibration.ts'
import { sessionPrice } from './captured-session.ts'
import { ethSession } from './eth-session.ts'
import { createMarketClock, type MarketClock } from './market-clock.ts'
import { createPriceWalk } from './reference-walk.ts'
import { createWander } from './wander.ts'

/** The price of each asset on the market as a whole: what the venues quote differs from it, and not by much. */
export interface Reference {
  readonly elapsedMs: MarketClock
  /** What one unit of an asset costs in a quote asset, at a time since the markets opened. */
  price(base: string, quote: string, atMs: number): number
}

/** Prices of the day of the capture. */
const openPrices = { BTC: 61_700, LTC: 61.5 } as const
/** A dollar of Tether is worth a dollar to within three basis points, which wander over a quarter of an hour. */
const pegWander = { deviationBps: 1.2, memoryMs: 900_000 } as const

/**
 * One reference for all venues of a sandbox, whichever are opened. ETH follows the captured session, BTC and LTC walk with
 * its character. All are known in USDT; in USD they differ by what a dollar of Tether is worth.
 */
export function createReference(seed: number, elapsedMs = createMarketClock()): Reference {
  const walkOf = (base: keyof typeof openPrices) =>
    createPriceWalk(openPrices[base], ethusdt, createRandom(seed, `${base} reference`))
  const walks = { BTC: walkOf('BTC'), LTC: walkOf('LTC') }
  const peg = createWander(pegWander, createRandom(seed, 'USDT in USD'))
  const inUsdt: Readonly<Record<string, (atMs: number) => number>> = {
    BTC: atMs => walks.BTC.at(atMs),
    ETH: atMs => sessionPrice(ethSession, atMs),
    LTC: atMs => walks.LTC.at(atMs),
  }
  const usdtIn: Readonly<Record<string, (atMs: number) => number>> = {
    USDT: () => 1,
    USD: atMs => 1 + peg.at(atMs) / 10_000,
  }
  return {
    elapsedMs,
    price(base, quote, atMs) {
      const price = inUsdt[base]
      const rate = usdtIn[quote]
      if (price && rate) return price(atMs) * rate(atMs)
      throw new RangeError(
        `a pair must be of ${Object.keys(inUsdt).join(', ')} in ${Object.keys(usdtIn).join(', ')}, ` +
          `was ${base} in ${quote}; list another or give it a reference price`,
      )
    },
  }
}
