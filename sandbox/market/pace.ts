import { setTimeout as delay } from 'node:timers/promises'

/** The passing of time as a market's feed sees it. */
export interface Pace {
  /** Offsets count from now on. */
  restart(): void
  /** Waits until the offset is reached; undefined when it already is. Rejects once the pace has ended. */
  reach(offsetMs: number): Promise<void> | undefined
}

/** A feed further behind than this was asleep with its machine: it goes on from where it is and does not rush. */
const asleepMs = 5_000

/** The pace of real time, ended by the signal. */
export function createRealPace(signal: AbortSignal): Pace {
  let originMs = performance.now()

  return {
    restart() {
      originMs = performance.now()
    },
    reach(offsetMs) {
      signal.throwIfAborted()
      const waitMs = originMs + offsetMs - performance.now()
      if (waitMs > 0) return delay(Math.ceil(waitMs), undefined, { signal })
      if (waitMs < -asleepMs) originMs -= waitMs
      return undefined
    },
  }
}
