import type { Allowance, Charge } from './allowance.ts'
import type { RestAnswer, RestClient, RestOutcome, RestRequest } from './rest.ts'
import { VenueFailure } from './venue-failure.ts'

/** `held`: the venue's allowance did not let the request go in time. */
export type CallOutcome = RestOutcome | { readonly kind: 'held'; readonly message: string }

/** A request that is written when it may go, so that its time or number is fresh. */
export interface Call {
  readonly write: () => RestRequest
  readonly charges: readonly Charge[]
  /** From when it is sent until the answer. */
  readonly withinMs: number
  /** Longest wait until it is sent; as long as for the answer, if it is not said. */
  readonly waitsMs?: number | undefined
  /** Looks whether the venue asks to slow down, and tells the allowance. */
  readonly heed: (answer: RestAnswer) => void
  /** Where requests must go one after the other. */
  readonly inTurn?: <T>(act: () => Promise<T>) => Promise<T>
}

/** Sends what the allowance lets pass. */
export async function call(
  { rest, allowance }: { readonly rest: RestClient; readonly allowance: Allowance },
  { write, charges, withinMs, waitsMs = withinMs, heed, inTurn = act => act() }: Call,
): Promise<CallOutcome> {
  const deadlineMs = performance.now() + waitsMs
  if (!(await allowance.admit(charges, waitsMs))) {
    return { kind: 'held', message: 'the venue allows no more requests within the time' }
  }
  const outcome = await inTurn(async (): Promise<CallOutcome> =>
    performance.now() > deadlineMs
      ? { kind: 'held', message: 'those before it took all of its time' }
      : rest.send(write(), withinMs),
  )
  if (outcome.kind === 'answered') heed(outcome)
  allowance.done(charges)
  return outcome
}

/** The answer to a question; what is none is a failure that the asker must deal with. */
export function answered(outcome: CallOutcome, what: string): RestAnswer {
  if (outcome.kind === 'answered') return outcome
  const code = outcome.kind === 'unanswered' ? 'unanswered' : 'notSent'
  throw new VenueFailure(code, `${what}: ${outcome.message}`)
}

/** An answer that leaves open whether the venue acted: its own failure, or something between it and the firm. */
export const leavesOpen = ({ status }: RestAnswer): boolean =>
  status < 200 || (status >= 300 && status < 400) || status === 408 || status >= 500
