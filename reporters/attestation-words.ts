import type { AttestationEntry, RunReport } from '../core/run-report.ts'
import { withinWords } from './waiver-words.ts'

/** What somebody must know about the attestations of a run: which stand for a result, go stale soon, or do not count. */
export function attestationNotices({
  attestations = [],
}: Pick<RunReport, 'attestations'>): readonly string[] {
  return attestations.flatMap(attestation => {
    const { check, venue } = attestation
    const notice = attestationNoticeOf(attestation)
    const place = venue === undefined ? '' : ` @${venue}`
    return notice === '' ? [] : [`${check}${place}: ${notice}`]
  })
}

/** What somebody must know about one attestation; empty of one that a later one supersedes. */
export function attestationNoticeOf({
  state,
  why,
  result,
  author,
  approver,
  performed,
  until,
  staleWithinDays,
  settles,
}: AttestationEntry): string {
  if (state === 'superseded') return ''
  if (state === 'refused') return `refused, it does not count: ${why}.`
  if (state === 'stale') return `stale since ${until}; do it again and attest it.`
  if (settles === 0) return `it settles nothing in this run: ${why}.`
  const end =
    staleWithinDays === undefined
      ? ''
      : `; it goes stale ${withinWords(staleWithinDays)}, at ${until}`
  return `${result}, by the word of ${author} (approved by ${approver}) of ${performed}${end}.`
}
