import type { CheckId } from './check.ts'
import { mixesAlphabets } from './confusables.ts'
import { namesSomebody, samePerson } from './person.ts'
import { dayMs, utcInstantMs } from './utc-instant.ts'

/** A dated exception, asked for by one person and approved by another. */
export interface Waiver {
  readonly check: CheckId
  /** The venue it is limited to: given where the check has venues, left out where it has none. */
  readonly venue?: string | undefined
  /** `failure` forgives a failed check, `gap` one that could not be assessed. */
  readonly kind: 'failure' | 'gap'
  readonly reason: string
  readonly author: string
  readonly approver: string
  /** Instant in UTC at which it was approved, and from which it has effect. */
  readonly granted: string
  /** Instant in UTC from which the waiver has no effect. */
  readonly expires: string
  /** Worst value still forgiven, by the name of the limit's observation. */
  readonly worst?: Readonly<Record<string, number>> | undefined
  readonly ticket?: string | undefined
}

/** Something wrong with one field of a waiver or an attestation. */
export interface Flaw {
  readonly field: string
  /** What must hold. */
  readonly rule: string
  /** What was found. */
  readonly found: string
}

/** What is wrong with a waiver in itself; a flawed one never takes effect, and is reported. */
export function flawsOf(waiver: Waiver, longestDays: number): readonly Flaw[] {
  const { kind, worst, reason, author, approver } = waiver
  const blank = reason.trim() === '' ? [flaw('reason', 'must say something', 'empty')] : []
  const gap =
    kind === 'gap' && worst !== undefined
      ? [flaw('worst', 'must be left out where nothing was measured', 'given for a gap')]
      : []
  return [...blank, ...peopleFlaws({ author, approver }), ...lifeFlaws(waiver, longestDays), ...gap]
}

/** Whoever asks, or acts, and whoever approves it must be two people, by names that can be told apart. */
export function peopleFlaws(people: Readonly<Record<string, string>>): readonly Flaw[] {
  const [[actor, one], [approver, other]] = Object.entries(people) as [
    [string, string],
    [string, string],
  ]
  const unclear = [[actor, one] as const, [approver, other] as const].flatMap(([field, name]) => {
    if (name.trim() === '') return [flaw(field, 'must say something', 'empty')]
    if (!namesSomebody(name)) return [flaw(field, 'must name a person', name)]
    return mixesAlphabets(name) ? [flaw(field, 'must be written in one alphabet', name)] : []
  })
  if (unclear.length > 0 || !samePerson(one, other)) return unclear
  const found = one === other ? `${other} for both` : `${other.trim()}, which may be ${one.trim()}`
  return [flaw(approver, `must be someone other than the ${actor}`, found)]
}

function lifeFlaws({ granted, expires }: Waiver, longestDays: number): readonly Flaw[] {
  const [from, to] = [utcInstantMs(granted), utcInstantMs(expires)]
  if (from === undefined || to === undefined)
    return [
      ...(from === undefined ? [instantFlaw('granted', granted)] : []),
      ...(to === undefined ? [instantFlaw('expires', expires)] : []),
    ]
  if (to <= from) return [flaw('expires', `must lie after granted (${granted})`, expires)]
  if (to - from <= longestDays * dayMs) return []
  const days = Math.ceil((to - from) / dayMs)
  return [
    flaw(
      'expires',
      `must lie at most ${longestDays} days (safety.waiver_longest_days) after granted`,
      `${expires}, ${days} days after it`,
    ),
  ]
}

export const instantFlaw = (field: string, found: string): Flaw =>
  flaw(field, 'must be an instant in UTC such as 2026-12-31T00:00:00Z', found)

const flaw = (field: string, rule: string, found: string): Flaw => ({ field, rule, found })

/** Where a sound waiver stands at an instant, in milliseconds since 1970 UTC: it ends at its expiry, not after it. */
export function phaseOfLife(
  { granted, expires }: Pick<Waiver, 'granted' | 'expires'>,
  nowMs: number,
): 'not-yet' | 'in-force' | 'expired' {
  const [from, to] = [utcInstantMs(granted), utcInstantMs(expires)]
  if (from === undefined || to === undefined || !(nowMs < to)) return 'expired'
  return nowMs >= from ? 'in-force' : 'not-yet'
}

/** How many days before its end somebody must be told. */
export const noticeDays = [1, 7, 14] as const

/** The notice that is due: the fewest of those days within which an instant lies ahead; nothing where it is farther, or past. */
export function dueNotice(expires: string, nowMs: number): (typeof noticeDays)[number] | undefined {
  const to = utcInstantMs(expires)
  if (to === undefined || nowMs >= to) return undefined
  return noticeDays.find(days => to - nowMs <= days * dayMs)
}
