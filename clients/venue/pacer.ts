import { setTimeout as delay } from 'node:timers/promises'
import { inLine } from '../in-line.ts'
import { sharedWord } from '../shared-word.ts'

/**
 * Waits until it is one's turn: turns are spread evenly, and none that was not used is made up for. A request that weighs
 * more takes as many turns.
 */
export type Pacer = (weight?: number) => Promise<void>

/** So many turns each second for all threads of this process that pace themselves under this name. */
export function pacer(name: string, perSecond: number): Pacer {
  const free = sharedWord('pace', name)
  const stepNs = BigInt(Math.ceil(1e9 / perSecond))
  // One turn of a thread is reserved at a time: a thread that was held up has no others to catch up with.
  return (weight = 1) =>
    inLine(`pace of ${name}`, async () => {
      const waitNs = reserve(free, stepNs * BigInt(weight))
      if (waitNs > 0n) await delay(Number(waitNs) / 1e6)
    })
}

/** Takes the next turn, and returns how long it is until then. The word tells when the turn after it may begin. */
function reserve(free: BigInt64Array<SharedArrayBuffer>, stepNs: bigint): bigint {
  for (;;) {
    const nowNs = process.hrtime.bigint()
    const freeNs = Atomics.load(free, 0)
    const beginNs = freeNs > nowNs ? freeNs : nowNs
    if (Atomics.compareExchange(free, 0, freeNs, beginNs + stepNs) === freeNs)
      return beginNs - nowNs
  }
}
