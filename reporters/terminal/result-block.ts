import { severities } from '../../core/check.ts'
import type { Observation } from '../../core/evidence.ts'
import type { CheckResult } from '../../core/run-report.ts'
import { checksOf } from '../check-groups.ts'
import { plural } from '../counts.ts'
import { instanceName } from '../instance.ts'
import { allowedWords, basisWords, measuredWords } from '../measurement.ts'
import { fromWords } from '../evidence-from-words.ts'
import { outcomeWords } from '../vocabulary.ts'
import { paragraph, type Paragraph } from './paragraph.ts'
import { outcomeStyles, severityStyles } from './span.ts'

/** What a reader needs to act on a result: the claim, why it does not stand, the numbers, and the first thing to do. */
export function resultBlock(
  result: CheckResult,
  blocked: readonly CheckResult[] = [],
): readonly Paragraph[] {
  const { outcome, severity, title, reason, evidence, remedy, remediation } = result
  const { waiver, attestation, from } = result
  const { mark, label, meaning } = outcomeWords[outcome]
  const next = remedy ?? remediation[0]
  return [
    [
      { text: `${mark} ${label}`, style: outcomeStyles[outcome] },
      { text: ' · ' },
      { text: severity, style: severityStyles[severity] },
      { text: ` · ${instanceName(result)}` },
    ],
    paragraph('claim', title),
    paragraph('why', reason || meaning),
    ...telling(evidence).map(observation => paragraph('measured', measuredAgainst(observation))),
    ...(from ? [paragraph('from', fromWords(from)), paragraph('not here', from.instead)] : []),
    ...(attestation ? [paragraph('not run', attestation.instead)] : []),
    ...(waiver ? [paragraph('waiver', waiverWords(waiver))] : []),
    ...(next ? [paragraph('do', next)] : []),
    ...(blocked.length > 0 ? [paragraph('blocks', blockedWords(blocked))] : []),
  ]
}

/** How many checks wait for it, and the first few by name, the most severe first; the other reports name them all. */
function blockedWords(blocked: readonly CheckResult[]): string {
  const checks = checksOf(
    blocked.toSorted(
      (one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity),
    ),
  )
  const more = checks.length > 4 ? ` and ${checks.length - 3} more` : ''
  const named = more === '' ? checks : checks.slice(0, 3)
  return `${plural(checks.length, 'check')}: ${named.join(', ')}${more}`
}

/** Several results with one outcome for one reason, the worst first. */
export function groupBlock(results: readonly CheckResult[]): readonly Paragraph[] {
  const { outcome, severity, reason, remedy } = results[0]!
  const { mark, label, meaning } = outcomeWords[outcome]
  return [
    [
      { text: `${mark} ${label}`, style: outcomeStyles[outcome] },
      { text: ` · ${plural(results.length, 'result')}, the worst ` },
      { text: severity, style: severityStyles[severity] },
    ],
    paragraph('why', reason || meaning),
    ...(remedy ? [paragraph('do', remedy)] : []),
    paragraph('checks', results.map(instanceName).join(', ')),
  ]
}

/** The measurements that are held against a limit; where there are none, the first few of what was seen. */
function telling(evidence: readonly Observation[]): readonly Observation[] {
  const bound = evidence.filter(({ limit }) => limit)
  return bound.length > 0 ? bound : evidence.slice(0, 3)
}

function measuredAgainst(observation: Observation): string {
  const measured = `${observation.name} ${measuredWords(observation)}`
  if (!observation.limit) return measured
  return `${measured}, allowed ${allowedWords(observation.limit)} (${basisWords(observation.limit)})`
}

function waiverWords({
  kind,
  approver,
  expires,
  reason,
}: NonNullable<CheckResult['waiver']>): string {
  return `for the ${kind}, approved by ${approver} until ${expires}: ${reason}`
}
