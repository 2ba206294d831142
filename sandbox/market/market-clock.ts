/** Time since the markets opened, the same for all of them. */
export type MarketClock = () => number

/** A process that was not asked for the time for so long was asleep with its machine. */
const asleepMs = 5_000

/** A clock that leaves out the time in which the machine slept: the markets go on from where they were and do not rush. */
export function createMarketClock(now = () => performance.now()): MarketClock {
  let originMs = now()
  let lastMs = originMs
  return () => {
    const nowMs = now()
    if (nowMs - lastMs > asleepMs) originMs += nowMs - lastMs
    lastMs = nowMs
    return nowMs - originMs
  }
}
