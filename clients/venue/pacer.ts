import { setTimeout as delay } from 'node:timers/promises'
import { inLine } from '../in-line.ts'
import { sharedWord } from '../shared-word.ts'

/** Waits until it is one's turn. A request that weighs more takes as many turns. */
export type Pacer = (weight?: number) => Promise<void>

/**
 * So many turns each second for all threads of this process that pace themselves under this name. They are spread evenly, and
 * of those that were not used up to `burst` are made up for.
 */
export function pacer(name: string, perSecond: number, burst = 0): Pacer {
  const free = sharedWord('pace', name)
  const stepNs = BigInt(Math.ceil(1e9 / perSecond))
  const burstNs = stepNs * BigInt(burst)
  // One turn of a thread is reserved at a time: a thread that was held up has no others to catch up with.
  return (weight = 1) =>
    inLine(`pace of ${name}`, async () => {
      const waitNs = reserve(free, stepNs * BigInt(weight), burstNs)
      if (waitNs > 0n) await delay(Number(waitNs) / 1e6)
    })
}

/** Takes the next turn, and returns how long it is until then. The word tells when the turn after it may begin. */
function reserve(free: BigInt64Array<SharedArrayBuffer>, stepNs: bigint, burstNs: bigint): bigint {
  for (;;) {
    const nowNs = process.hrtime.bigint()
    const freeNs = Atomics.load(free, 0)
    const earliestNs = nowNs - burstNs
    const beginNs = freeNs > earliestNs ? freeNs : earliestNs
    if (Atomics.compareExchange(free, 0, freeNs, beginNs + stepNs) === freeNs)
      return beginNs - nowNs
  }
}
