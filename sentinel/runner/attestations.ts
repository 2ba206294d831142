import {
  examineAttestations,
  type ExaminedAttestation,
} from '../../core/attestation-examination.ts'
import {
  attestationFor,
  attestationOffered,
  attested,
  whyNothingAttested,
} from '../../core/attested.ts'
import type { AttestationEntry, CheckResult, RunReport } from '../../core/run-report.ts'
import type { JudgingContext } from './known-checks.ts'

/** Lets attestations stand for what was not assessed, and tells of each what became of it. */
export function withAttestations(
  results: readonly CheckResult[],
  { loaded, checks, nowMs }: JudgingContext,
): Required<Pick<RunReport, 'results' | 'attestations'>> {
  const examined = examineAttestations(loaded.attestations, checks, nowMs)
  const pairs = results.map(result => ({ result, found: attestationFor(result, examined) }))
  return {
    results: pairs.map(({ result, found }) =>
      found ? attested(result, found) : attestationOffered(result),
    ),
    attestations: examined.map(one => {
      const settles = pairs.filter(({ found }) => found === one).length
      const idle = one.state === 'in-force' && settles === 0
      const why = idle ? whyNothingAttested(one.attestation, results) : one.why
      return entryOf({ ...one, why }, settles)
    }),
  }
}

function entryOf(
  { attestation, state, why, until, notice }: ExaminedAttestation,
  settles: number,
): AttestationEntry {
  return {
    ...attestation,
    state,
    ...(until !== undefined && { until }),
    ...(notice !== undefined && { staleWithinDays: notice }),
    settles,
    why,
  }
}
