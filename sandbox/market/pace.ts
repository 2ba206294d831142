import { setTimeout as delay } from 'node:timers/promises'
import type { MarketClock } from './market-clock.ts'

/** The passing of time as a market's feed sees it. */
export interface Pace {
  /** Waits until the markets have been open for so long; undefined when they have. Rejects once the pace has ended. */
  reach(offsetMs: number): Promise<void> | undefined
}

/** The pace of a clock that all markets share, ended by the signal. */
export const createPace = (elapsedMs: MarketClock, signal: AbortSignal): Pace => ({
  reach(offsetMs) {
    signal.throwIfAborted()
    const waitMs = offsetMs - elapsedMs()
    return waitMs > 0 ? delay(Math.ceil(waitMs), undefined, { signal }) : undefined
  },
})
