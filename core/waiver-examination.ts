import { venueRefusalOf, type KnownCheck } from './known-check.ts'
import { phases, type Phase } from './phases.ts'
import { dueNotice, flawsOf, phaseOfLife, type Waiver } from './waiver.ts'

export interface WaiverRules {
  /** Checks that nobody may waive, by the profile. */
  readonly nonWaivable: readonly string[]
  /** Largest number of waivers that may be open at once; beyond it none has effect. */
  readonly ceiling: number
  /** Longest time in days between approval and expiry. */
  readonly longestDays: number
  /** Every check that there is. */
  readonly checks: readonly KnownCheck[]
}

export const waiverStates = ['in-force', 'not-yet', 'expired', 'refused'] as const

/** A waiver, and whether it has effect. */
export interface ExaminedWaiver {
  readonly waiver: Waiver
  readonly state: (typeof waiverStates)[number]
  /** Why it was refused; empty when it was not. */
  readonly why: string
  /** Days within which it ends, where a notice is due. */
  readonly notice?: 1 | 7 | 14 | undefined
}

/**
 * Which waivers have effect at an instant, in milliseconds since 1970 UTC. A refused one has none, whatever it says: it
 * is flawed, repeated, too broad, of a check that nobody may waive or nobody knows, or one too many.
 */
export function examineWaivers(
  waivers: readonly Waiver[],
  rules: WaiverRules,
  nowMs: number,
): readonly ExaminedWaiver[] {
  const single = waivers.map(waiver => {
    const why = refusalOf(waiver, rules)
    const state = why === '' ? phaseOfLife(waiver, nowMs) : 'refused'
    return { waiver, state, why } as const
  })
  const inForce = single.filter(({ state }) => state === 'in-force')
  const emptied = emptiedPhases(
    inForce.map(({ waiver }) => waiver),
    rules,
  )
  return single.map(one => {
    // One that is given again counts with the others: or a bad waiver, which takes it away, would let them in.
    const joint =
      one.state === 'in-force' ? jointRefusalOf(one.waiver, emptied, inForce, rules) : ''
    const why = one.why || repeatedRefusalOf(one.waiver, waivers) || joint
    if (why !== '') return { ...one, state: 'refused', why }
    const notice = one.state === 'in-force' ? dueNotice(one.waiver.expires, nowMs) : undefined
    return { ...one, ...(notice !== undefined && { notice }) }
  })
}

/** What speaks against a waiver by itself, whatever the time. */
function refusalOf(waiver: Waiver, rules: WaiverRules): string {
  const { check, venue } = waiver
  const [flaw] = flawsOf(waiver, rules.longestDays)
  if (flaw) return `${flaw.field} ${flaw.rule}, was ${flaw.found}`
  const known = rules.checks.find(({ id }) => id === check)
  if (!known) return `check must be the id of a check, was ${check}, which there is not`
  if (known.nonWaivable === true) return 'the check itself says that nobody may waive it'
  if (rules.nonWaivable.includes(check)) return 'safety.non_waivable lists the check'
  return venueRefusalOf(venue, known) || worstRefusalOf(waiver, known)
}

const repeatedRefusalOf = (waiver: Waiver, all: readonly Waiver[]): string =>
  all.filter(other => sameThing(other, waiver)).length > 1
    ? 'it must be the only waiver of its kind for this check and venue, is given again'
    : ''

function worstRefusalOf({ worst = {} }: Waiver, { limits }: KnownCheck): string {
  const stranger = limits && Object.keys(worst).find(name => !limits.includes(name))
  if (stranger === undefined) return ''
  return `worst must name limits of the check (${limits!.join(', ') || 'it has none'}), named ${stranger}`
}

const sameThing = (one: Waiver, other: Waiver): boolean =>
  one.check === other.check && one.venue === other.venue && one.kind === other.kind

/** Phases of several checks, each of which is waived. */
function emptiedPhases(inForce: readonly Waiver[], { checks }: WaiverRules): readonly Phase[] {
  const waived = new Set<string>(inForce.map(({ check }) => check))
  return phases.filter(phase => {
    const own = checks.filter(({ id }) => phaseOf(id) === phase)
    return own.length > 1 && own.every(({ id }) => waived.has(id))
  })
}

const phaseOf = (id: string): string => id.split('/', 1)[0]!

function jointRefusalOf(
  { check }: Waiver,
  emptied: readonly Phase[],
  inForce: readonly unknown[],
  { ceiling }: WaiverRules,
): string {
  const phase = emptied.find(one => one === phaseOf(check))
  if (phase) return `too broad: together the waivers cover every check of ${phase}`
  if (inForce.length > ceiling)
    return `at most ${ceiling} waivers (safety.waiver_ceiling) may be in force at once, ${inForce.length} are`
  return ''
}
