import { isLoopback } from '../loopback.ts'
import { pacer, type Pacer } from './pacer.ts'
import type { VenueRules } from './port.ts'
import type { RateMeter } from './rate-usage.ts'
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

/** How many of the requests that an address may send we send ourselves, and when we stop. */
export interface Restraint {
  readonly pace: Pacer
  readonly isSpent: () => boolean
}

/** How many requests we send each second at a host. */
export function requestsPerSecondAt(rest: string, { requestsPerSecond }: VenueRules): number {
  const sharePct = isSandbox(rest) ? sandboxSharePct : venueSharePct
  return (requestsPerSecond * sharePct) / 100
}

/** Our restraint at a host: only a sandbox, which is on this machine, is asked for more than a tenth. */
export function restraintAt(
  rest: string,
  rules: VenueRules,
  meter: Pick<RateMeter, 'latestPct'>,
): Restraint {
  return {
    pace: pacer(authorityOf(rest), requestsPerSecondAt(rest, rules)),
    isSpent: () => !isSandbox(rest) && meter.latestPct() >= spentPct,
  }
}

const isSandbox = (rest: string): boolean => isLoopback(new URL(rest).hostname)
