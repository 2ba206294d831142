import type { Exchange } from 'ccxt'
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
 * One signed request at a time, and again when its number was used up: other processes may use the same key, and what
 * they send can overtake.
 */
export function singleLane(): SignedLane {
  let last: Promise<unknown> = Promise.resolve()
  return {
    pass(attempt) {
      const mine = last.then(() => repeated(attempt))
      last = mine.catch(() => {})
      return mine
    },
  }
}

async function repeated<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let made = 1; ; made++) {
    try {
      return await attempt()
    } catch (error) {
      if (made > repeats || !isNumberUsedUp(error)) throw error
      await delay(pauseMs * made * (1 + Math.random()))
    }
  }
}

const isNumberUsedUp = (error: unknown): boolean =>
  error instanceof VenueRefused && error.refusal.kind === 'timestamp'

/** Lets every signed request that ccxt makes pass the lane. */
export function sendThrough(exchange: Exchange, lane: SignedLane): void {
  const send = exchange.fetch2.bind(exchange)
  exchange.fetch2 = (path: unknown, api: unknown = 'public', ...rest: unknown[]) => {
    const attempt = (): Promise<unknown> =>
      Reflect.apply(send, exchange, [path, api, ...rest]) as Promise<unknown>
    return api === 'private' ? lane.pass(attempt) : attempt()
  }
}

/** Numbers that grow, in microseconds since 1970, also within one. */
export function growingNumbers(): () => number {
  let last = 0
  return () => {
    const fraction = Math.floor((performance.now() % 1) * 1000)
    last = Math.max(last + 1, Date.now() * 1000 + fraction)
    return last
  }
}
