import type { Attestation } from './attestation.ts'
import type { ExaminedAttestation } from './attestation-examination.ts'
import type { CheckResult } from './run-report.ts'

/**
 * The attestation that stands for this result: only where it was not assessed; what was looked at speaks for itself. What
 * was measured on another target goes before the word of a person, unless it is stale, or older than a failure that the
 * person attests.
 */
export function attestationFor(
  { id, venue, outcome, from }: Pick<CheckResult, 'id' | 'venue' | 'outcome' | 'from'>,
  examined: readonly ExaminedAttestation[],
): ExaminedAttestation | undefined {
  const own = examined.find(
    ({ attestation, state }) =>
      (state === 'in-force' || state === 'stale') &&
      attestation.check === id &&
      attestation.venue === venue,
  )
  if (outcome === 'not-assessed') return own
  if (!own || !from || own.state === 'stale') return undefined
  if (outcome === 'stale') return own
  const { result, performed } = own.attestation
  const isLaterFailure = result === 'failed' && Date.parse(performed) >= Date.parse(from.startedAt)
  return outcome === 'passed' && isLaterFailure ? own : undefined
}

/** A result as a person attests it; a pass that is too old is stale. Why no program looked stays in the report. */
export function attested(
  result: CheckResult,
  { attestation, state, until }: ExaminedAttestation,
): CheckResult {
  const { remedy: _, from, ...rest } = result
  const { result: outcome, statement, author, approver, performed } = attestation
  const mark = {
    statement,
    author,
    approver,
    performed,
    ...(until !== undefined && { until }),
    instead: from ? `${from.instead}; what ${from.profile} told does not hold` : result.reason,
  }
  const seen = from ? [] : result.evidence
  const said = { ...rest, evidence: seen, attestation: mark }
  if (state === 'stale')
    return {
      ...said,
      outcome: 'stale',
      reason: `attested: ${wordsOf(attestation)}, which held until ${until}`,
      remedy: 'Do it again and attest it, or let it be assessed.',
    }
  const observed = { name: 'attested', value: wordsOf(attestation) }
  return {
    ...said,
    outcome,
    reason: outcome === 'failed' ? `attested: ${wordsOf(attestation)}: ${statement}` : '',
    evidence: [...seen, observed],
  }
}

/** Where a person may say how a check ended, what is to be provided says so. */
export function attestationOffered(result: CheckResult): CheckResult {
  const { outcome, remedy, attestable } = result
  if (outcome !== 'not-assessed' || attestable !== true || remedy === undefined) return result
  return { ...result, remedy: `${remedy}, or do it by hand and attest it ([safety] attestations)` }
}

const wordsOf = ({ result, performed, author, approver }: Attestation): string =>
  `${result} at ${performed} by ${author}, approved by ${approver}`

/** Why an attestation that counts stands for none of the results; empty where it stands for one. */
export function whyNothingAttested(
  { check, venue }: Attestation,
  results: readonly Pick<CheckResult, 'id' | 'venue' | 'outcome' | 'from'>[],
): string {
  const own = results.filter(({ id }) => id === check)
  if (own.length === 0) return 'the check was not part of this run'
  const here = own.find(result => result.venue === venue)
  if (!here) return 'the check was not made there'
  if (here.outcome === 'not-assessed') return ''
  if (here.from)
    return `it was measured at ${here.from.profile}, which goes before the word of a person`
  return here.outcome === 'not-applicable'
    ? 'the check does not apply'
    : 'the check was run, and speaks for itself'
}
