import { attestationFlawsOf, attestedUntilMs, type Attestation } from './attestation.ts'
import { venueRefusalOf, type KnownCheck } from './known-check.ts'
import { utcInstantMs } from './utc-instant.ts'
import { validForMs } from './valid-for.ts'
import { dueNotice } from './waiver.ts'

export const attestationStates = ['in-force', 'stale', 'superseded', 'refused'] as const

/** An attestation, and whether it counts. */
export interface ExaminedAttestation {
  readonly attestation: Attestation
  readonly state: (typeof attestationStates)[number]
  /** Why it was refused; empty when it was not. */
  readonly why: string
  /** Instant in UTC from which a pass is stale; absent for a failure, which holds until a pass, and where refused. */
  readonly until?: string | undefined
  /** Days within which it goes stale, where a notice is due. */
  readonly notice?: 1 | 7 | 14 | undefined
}

/**
 * Which attestations count at an instant, in milliseconds since 1970 UTC. Of one check on one venue only the last one
 * that was performed counts; of two at the same instant, the failure. A pass goes stale; a failure stays one until a
 * later pass.
 */
export function examineAttestations(
  attestations: readonly Attestation[],
  checks: readonly KnownCheck[],
  nowMs: number,
): readonly ExaminedAttestation[] {
  const single = attestations.map(attestation => ({
    attestation,
    why: refusalOf(attestation, checks, nowMs),
  }))
  const sound = single.filter(({ why }) => why === '').map(({ attestation }) => attestation)
  return single.map(({ attestation, why }) => {
    if (why !== '') return { attestation, why, state: 'refused' }
    return { attestation, why, ...standingOf(attestation, sound, nowMs) }
  })
}

function standingOf(
  attestation: Attestation,
  sound: readonly Attestation[],
  nowMs: number,
): Pick<ExaminedAttestation, 'state' | 'until' | 'notice'> {
  if (sound.some(other => supersedes(other, attestation))) return { state: 'superseded' }
  if (attestation.result === 'failed') return { state: 'in-force' }
  const untilMs = attestedUntilMs(attestation)
  const until = new Date(untilMs).toISOString()
  if (nowMs >= untilMs) return { state: 'stale', until }
  const notice = dueNotice(until, nowMs)
  return { state: 'in-force', until, ...(notice !== undefined && { notice }) }
}

function supersedes(other: Attestation, attestation: Attestation): boolean {
  if (other.check !== attestation.check || other.venue !== attestation.venue) return false
  const [later, own] = [utcInstantMs(other.performed)!, utcInstantMs(attestation.performed)!]
  return (
    later > own || (later === own && other.result === 'failed' && attestation.result === 'passed')
  )
}

function refusalOf(attestation: Attestation, checks: readonly KnownCheck[], nowMs: number): string {
  const { check, venue, performed, frequency } = attestation
  const [flaw] = attestationFlawsOf(attestation)
  if (flaw) return `${flaw.field} ${flaw.rule}, was ${flaw.found}`
  if (utcInstantMs(performed)! > nowMs) return `performed must not lie ahead, was ${performed}`
  const known = checks.find(({ id }) => id === check)
  if (!known) return `check must be the id of a check, was ${check}, which there is not`
  // Of a check that was not loaded there is no result that it could stand for.
  if (!known.venues) return ''
  if (known.attestableFor === undefined)
    return 'the check must let itself be attested, does not: it is measured or not known'
  if (validForMs(frequency)! > validForMs(known.attestableFor)!)
    return `frequency must be at most ${known.attestableFor}, as long as the check may be relied on, was ${frequency}`
  return venueRefusalOf(venue, known)
}
