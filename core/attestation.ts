import type { CheckId } from './check.ts'
import { instantFlaw, peopleFlaws, type Flaw } from './waiver.ts'
import { utcInstantMs } from './utc-instant.ts'
import { validForMs } from './valid-for.ts'

/** What a person says of a check that no program could make: a drill done by hand, a document reviewed. */
export interface Attestation {
  readonly check: CheckId
  /** The venue it is about: given where the check has venues, left out where it has none. */
  readonly venue?: string | undefined
  readonly result: 'passed' | 'failed'
  /** What was done, and what was seen. */
  readonly statement: string
  /** Who did it. */
  readonly author: string
  readonly approver: string
  /** Instant in UTC at which it was done. */
  readonly performed: string
  /** How often it must be done again, such as `30d`: a pass that is older is stale. */
  readonly frequency: string
  readonly ticket?: string | undefined
}

/** What is wrong with an attestation in itself; a flawed one never counts, and is reported. */
export function attestationFlawsOf(attestation: Attestation): readonly Flaw[] {
  const { statement, author, approver, performed, frequency } = attestation
  return [
    ...(statement.trim() === ''
      ? [{ field: 'statement', rule: 'must say something', found: 'empty' }]
      : []),
    ...peopleFlaws({ author, approver }),
    ...(utcInstantMs(performed) === undefined ? [instantFlaw('performed', performed)] : []),
    ...(validForMs(frequency) === undefined
      ? [{ field: 'frequency', rule: 'must be a time such as 30d, 12h or 90m', found: frequency }]
      : []),
  ]
}

/** The instant at which an attested pass goes stale, in milliseconds since 1970 UTC; of a sound attestation. */
export const attestedUntilMs = ({ performed, frequency }: Attestation): number =>
  utcInstantMs(performed)! + validForMs(frequency)!
