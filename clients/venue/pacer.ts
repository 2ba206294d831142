import { setTimeout as delay } from 'node:timers/promises'

/** Waits until it is one's turn: turns are spread evenly, and none that was not used is made up for. */
export type Pacer = () => Promise<void>

/** So many turns each second for all threads of this process that pace themselves under this name. */
export function pacer(name: string, perSecond: number): Pacer {
  const step = steps(1000 / perSecond)
  return async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    // Whoever waits for a lock alone does not keep its thread alive.
    const alive = setInterval(() => {}, 60_000)
    const turn = navigator.locks.request(`pace of ${name}`, () => {
      begin()
      return step()
    })
    try {
      await Promise.race([begun, turn])
    } finally {
      clearInterval(alive)
    }
  }
}

/** Waits for a step; what a timer was late is taken off the next one, so that it does not add up. */
function steps(stepMs: number): () => Promise<void> {
  let lateMs = 0
  return async () => {
    const startedMs = performance.now()
    await delay(Math.max(0, stepMs - lateMs))
    const spentMs = performance.now() - startedMs
    lateMs = Math.min(stepMs, Math.max(0, lateMs + spentMs - stepMs))
  }
}
