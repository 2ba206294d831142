import type { CheckId } from './check.ts'
import { withinLimit, type Observation } from './evidence.ts'
import type { Outcome } from './outcome.ts'

/** A dated exception, asked for by one person and approved by another. */
export interface Waiver {
  readonly check: CheckId
  /** The venue it is limited to; left out, it covers every instance of the check. */
  readonly venue?: string | undefined
  /** `failure` forgives a failed check, `gap` one that could not be assessed. */
  readonly kind: 'failure' | 'gap'
  readonly reason: string
  readonly author: string
  readonly approver: string
  /** Instant in UTC from which the waiver has no effect. */
  readonly expires: string
  /** Worst value still forgiven, by the name of the limit's observation. */
  readonly worst?: Readonly<Record<string, number>> | undefined
  readonly ticket?: string | undefined
}

/** What a waiver is held against: the result it would forgive, and the rules of the profile. */
export interface Waivable {
  readonly check: CheckId
  readonly venue?: string | undefined
  readonly outcome: Outcome
  readonly evidence: readonly Observation[]
}

export interface WaiverRules {
  /** Checks that nobody may waive. */
  readonly nonWaivable: readonly string[]
  /** Largest number of waivers that may be open at once; beyond it none has effect. */
  readonly ceiling: number
}

const gaps: readonly Outcome[] = ['inconclusive', 'not-assessed', 'stale']

/** What is wrong with a waiver in itself; a flawed one never takes effect, and is reported. */
export function flawsOf(waiver: Waiver): readonly string[] {
  const flaws: string[] = []
  for (const field of ['reason', 'author', 'approver'] as const)
    if (waiver[field].trim() === '') flaws.push(`${field} must say something, was empty`)
  if (samePerson(waiver.author, waiver.approver))
    flaws.push(`approver must be someone other than the author, was ${waiver.approver} for both`)
  if (
    !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/.test(waiver.expires) ||
    Number.isNaN(Date.parse(waiver.expires))
  )
    flaws.push(
      `expires must be an instant in UTC such as 2026-12-31T00:00:00Z, was ${waiver.expires}`,
    )
  return flaws
}

/** Whether a sound waiver is in force at an instant, in milliseconds since 1970 UTC: it ends at its expiry, not after it. */
export const inForce = (waiver: Waiver, nowMs: number): boolean =>
  flawsOf(waiver).length === 0 && nowMs < Date.parse(waiver.expires)

/** The waiver that forgives this result now, if there is one. */
export function waiverFor(
  result: Waivable,
  waivers: readonly Waiver[],
  rules: WaiverRules,
  nowMs: number,
): Waiver | undefined {
  const open = waivers.filter(waiver => inForce(waiver, nowMs))
  if (open.length > rules.ceiling || rules.nonWaivable.includes(result.check)) return undefined
  return open.find(waiver => covers(waiver, result))
}

function covers(waiver: Waiver, result: Waivable): boolean {
  if (waiver.check !== result.check) return false
  if (waiver.venue !== undefined && waiver.venue !== result.venue) return false
  if (waiver.kind === 'gap') return gaps.includes(result.outcome)
  return result.outcome === 'failed' && keepsWorst(waiver, result.evidence)
}

/** A named worst value that was not measured is not known to be kept. */
function keepsWorst({ worst = {} }: Waiver, evidence: readonly Observation[]): boolean {
  return Object.entries(worst).every(([name, accepted]) => {
    const measured = evidence.filter(found => found.name === name)
    return measured.length > 0 && measured.every(observation => isWithin(accepted, observation))
  })
}

function isWithin(accepted: number, observation: Observation): boolean {
  const { limit } = observation
  return (
    limit !== undefined && withinLimit({ ...observation, limit: { ...limit, value: accepted } })
  )
}

function samePerson(author: string, approver: string): boolean {
  const plain = (name: string) => name.trim().toLowerCase()
  return plain(author) === plain(approver)
}
