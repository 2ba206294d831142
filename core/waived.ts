import { withinLimit, type Observation } from './evidence.ts'
import type { Outcome } from './outcome.ts'
import type { Waiver } from './waiver.ts'
import type { ExaminedWaiver } from './waiver-examination.ts'

/** What a waiver is held against: the result that it would forgive. */
export interface Waivable {
  readonly id: string
  readonly venue?: string | undefined
  readonly outcome: Outcome
  readonly evidence: readonly Observation[]
}

const gaps: readonly Outcome[] = ['inconclusive', 'not-assessed', 'stale']

/** The waiver that forgives this result, if there is one: sound, in force, and for just this. */
export function waiverFor(
  result: Waivable,
  examined: readonly ExaminedWaiver[],
): Waiver | undefined {
  return examined.find(
    ({ waiver, state }) => state === 'in-force' && whyNot(waiver, result) === undefined,
  )?.waiver
}

/** Why a waiver in force forgives none of the results; empty where it forgives one. */
export function whyNothingWaived(waiver: Waiver, results: readonly Waivable[]): string {
  const own = results.filter(({ id }) => id === waiver.check)
  if (own.length === 0) return 'the check was not part of this run'
  const reasons = own.map(result => whyNot(waiver, result))
  if (reasons.includes(undefined)) return ''
  const here = reasons[own.findIndex(({ venue }) => venue === waiver.venue)]
  return here ?? 'the check was not made there'
}

/** Why a waiver does not forgive a result; nothing where it does. */
function whyNot(waiver: Waiver, result: Waivable): string | undefined {
  const { check, venue, kind } = waiver
  const { outcome } = result
  if (check !== result.id) return 'it is for another check'
  if (venue !== result.venue) return 'it is for another venue'
  if (outcome === 'passed') return 'the check passed'
  if (outcome === 'not-applicable') return 'the check does not apply'
  if (kind === 'gap')
    return gaps.includes(outcome) ? undefined : 'it is for a gap, and the check failed'
  if (outcome !== 'failed') return 'it is for a failure, and the check could not be assessed'
  return beyondWorst(waiver, result.evidence)
}

/**
 * With a worst value, just the measurements that it names are forgiven, as far as it goes: what else is beyond its limit
 * is not, and a failure that no named measurement shows is not either. A value that was not measured is not kept.
 */
function beyondWorst({ worst }: Waiver, evidence: readonly Observation[]): string | undefined {
  if (!worst) return undefined
  const named = Object.entries(worst)
  const missing = named.find(([name]) => !evidence.some(found => found.name === name))
  if (missing) return `it accepts a worst ${missing[0]}, which was not measured`
  const kept = ({ name, value, limit }: Observation): boolean =>
    limit !== undefined &&
    Object.hasOwn(worst, name) &&
    withinLimit({ value, limit: { ...limit, value: worst[name]! } })
  const beyond = evidence.filter(found => !withinLimit(found))
  const worse = evidence.find(
    found => (beyond.includes(found) || Object.hasOwn(worst, found.name)) && !kept(found),
  )
  if (worse)
    return Object.hasOwn(worst, worse.name)
      ? `${worse.name} was ${worse.value}, worse than the accepted ${worst[worse.name]}`
      : `${worse.name} was ${worse.value}, beyond a limit for which no worst value is accepted`
  return beyond.length > 0 ? undefined : 'it accepts worst values, and none of them is the failure'
}
