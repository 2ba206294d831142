import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { VenueRefused } from './errors.ts'

/** A number that was used up had no effect, so the request may be sent again; but not for ever. */
const repeats = 4
const pauseMs = 10

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
export function singleLane(key: string): SignedLane {
  const name = `signed ${createHash('sha256').update(key).digest('hex')}`
  return {
    async pass(attempt) {
      for (let made = 1; ; made++) {
        try {
          return await alone(name, attempt)
        } catch (error) {
          if (made > repeats || !isNumberUsedUp(error)) throw error
          await delay(pauseMs * made * (1 + Math.random()))
        }
      }
    },
  }
}

async function alone<Result>(name: string, attempt: () => Promise<Result>): Promise<Result> {
  // Whoever waits for a lock alone does not keep its thread alive.
  const alive = setInterval(() => {}, 60_000)
  try {
    return await navigator.locks.request(name, attempt)
  } finally {
    clearInterval(alive)
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
