import { isShared, markSpent, sharedTurn, spentUntilMs, type Allowance } from '../budget/budget.ts'
import { isLoopback } from '../loopback.ts'
import { pacer, type Pacer } from './pacer.ts'
import type { VenueRules, VenueTarget } from './port.ts'
import type { VenueProtocol } from './protocol.ts'
import type { RateMeter } from './rate-usage.ts'
import type { Answer } from './transport.ts'
import { authorityOf } from './url-tree.ts'

/**
 * What we take of a sandbox's allowance, in percent: more than a fifth, or it would never show that others have used up
 * four fifths, and less than the two fifths that a firm which is within its budget leaves.
 */
const sandboxSharePct = 38
/** What we take of the allowance of a venue that others trade at. */
const venueSharePct = 10
/** From this use on, in percent, what is left of a venue's allowance is for those who trade. */
const spentPct = 50
/** Venues count by the minute, and a venue that asked for restraint is left alone for one. */
const windowMs = 60_000

/** How many of the requests that an address may send we send ourselves, and when we stop. */
export interface Restraint {
  /** Throws `AllowanceSpent` where nothing may be asked now. */
  readonly pace: Pacer
  readonly isSpent: () => boolean
  /** Takes note of what an answer says of the allowance. */
  readonly heed: (answer: Answer) => void
}

/** The share of a host's allowance that we take, in percent. */
export const sharePctAt = (rest: string): number =>
  isSandbox(rest) ? sandboxSharePct : venueSharePct

/**
 * The use of a host's allowance, in percent, from which on we ask nothing more; undefined for a sandbox, which has no others.
 */
export const spentPctAt = (rest: string): number | undefined =>
  isSandbox(rest) ? undefined : spentPct

/** How many requests we send each second at a host. */
export function requestsPerSecondAt(rest: string, { requestsPerSecond }: VenueRules): number {
  return (requestsPerSecond * sharePctAt(rest)) / 100
}

/** What all runs on this machine may ask of a venue together; undefined for a sandbox, which a run need not share. */
export function allowanceOf(
  { rest, secondaryRest }: VenueTarget,
  protocol: Pick<VenueProtocol, 'rules' | 'weightOf'>,
): Allowance | undefined {
  if (isSandbox(rest)) return undefined
  const name = authorityOf(rest)
  const entrances = secondaryRest === undefined ? [name] : [name, authorityOf(secondaryRest)]
  return {
    name,
    perSecond: requestsPerSecondAt(rest, protocol.rules),
    authorities: entrances,
    weightOf: path => protocol.weightOf?.(path) ?? 1,
  }
}

interface Judging {
  readonly rules: VenueRules
  readonly meter: Pick<RateMeter, 'usedPctIn'>
  readonly protocol: Pick<VenueProtocol, 'restraintIn'>
}

/** Our restraint at a host: only a sandbox, which is on this machine, is asked for more than a tenth. */
export function restraintAt(rest: string, { rules, meter, protocol }: Judging): Restraint {
  const authority = authorityOf(rest)
  const alone = pacer(authority, requestsPerSecondAt(rest, rules))
  let spentMs = 0
  return {
    pace: weight =>
      isShared(authority) ? sharedTurn(authority, weight) : alone(isSandbox(rest) ? 1 : weight),
    isSpent: () => Date.now() < Math.max(spentMs, spentUntilMs(authority)),
    heed(answer) {
      if (isSandbox(rest)) return
      const nowMs = Date.now()
      const restrained = protocol.restraintIn(answer) !== undefined
      if (!restrained && meter.usedPctIn(answer) < spentPct) return
      // Counts begin anew with the minute.
      spentMs = restrained ? nowMs + windowMs : (Math.floor(nowMs / windowMs) + 1) * windowMs
      markSpent(authority, spentMs)
    },
  }
}

/** It is on this machine, and nobody else asks it. */
export const isSandbox = (rest: string): boolean => isLoopback(new URL(rest).hostname)
