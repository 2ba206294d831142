import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { inLine } from '../in-line.ts'
import { sharedWord } from '../shared-word.ts'
import { VenueRefused } from './errors.ts'

/** A number that was used up had no effect, so the request may be sent again; but not for ever. */
const repeats = 4
const pauseMs = 10

/** Longer than a request and the wait for its turn take: a thread that died in the lane holds others up no longer. */
const usualLeaseMs = 30_000
/** Pause between two looks at a lane that another thread holds. */
const lookMs = 2

/** Where signed requests pass, one after another where the venue numbers them. */
export interface SignedLane {
  /** `attempt` signs anew each time it is called. */
  pass<Result>(attempt: () => Promise<Result>): Promise<Result>
}

/** Signed requests need not wait for one another. */
export const openLane: SignedLane = { pass: attempt => attempt() }

/**
 * One signed request of a key at a time, for all threads of this process, and again when its number was used up: other
 * processes may use the same key, and what they send can overtake.
 */
export function singleLane(key: string, leaseMs = usualLeaseMs): SignedLane {
  const name = `signed ${createHash('sha256').update(key).digest('hex')}`
  const word = sharedWord('lane', name)
  return {
    async pass(attempt) {
      for (let made = 1; ; made++) {
        try {
          return await inLine(name, () => alone(word, leaseMs, attempt))
        } catch (error) {
          if (made > repeats || !isNumberUsedUp(error)) throw error
          await delay(pauseMs * made * (1 + Math.random()))
        }
      }
    },
  }
}

async function alone<Result>(
  word: BigInt64Array<SharedArrayBuffer>,
  leaseMs: number,
  attempt: () => Promise<Result>,
): Promise<Result> {
  const lease = await taken(word, BigInt(leaseMs) * 1_000_000n)
  try {
    return await attempt()
  } finally {
    Atomics.compareExchange(word, 0, lease, 0n)
  }
}

/** Waits until no other thread holds the lane, and holds it. The word tells until when it is held. */
async function taken(word: BigInt64Array<SharedArrayBuffer>, leaseNs: bigint): Promise<bigint> {
  for (;;) {
    const nowNs = process.hrtime.bigint()
    const heldUntilNs = Atomics.load(word, 0)
    const lease = nowNs + leaseNs
    if (
      heldUntilNs <= nowNs &&
      Atomics.compareExchange(word, 0, heldUntilNs, lease) === heldUntilNs
    )
      return lease
    await delay(lookMs)
  }
}

const isNumberUsedUp = (error: unknown): boolean =>
  error instanceof VenueRefused && error.refusal.kind === 'timestamp'

let lastNumber = 0

/**
 * A number that grows whoever asks, in milliseconds since 1970 as in ccxt: a finer one would leave the firm's own
 * clients behind for good, because the venue takes no number of a key that is below one that it has seen.
 */
export function nextNumber(): number {
  lastNumber = Math.max(lastNumber + 1, Date.now())
  return lastNumber
}
