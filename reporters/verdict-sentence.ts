import type { Severity } from '../core/check.ts'
import { phases } from '../core/phases.ts'
import type { RunReport } from '../core/run-report.ts'
import { shardName } from '../core/shard.ts'
import type { Verdict } from '../core/verdict.ts'
import { checksOf } from './check-groups.ts'
import type { Concern, Weight } from './concern.ts'
import { concernsOf } from './concerns.ts'
import { coverageOf } from './coverage.ts'
import { plural } from './counts.ts'
import { byEvidenceWords } from './evidence-from-words.ts'
import { silentPhases } from './run-concerns.ts'

/** Why the verdict is what it is, without the verdict itself, which some summaries begin with. */
export function verdictReason({
  verdict,
  summaryMessage,
}: Pick<RunReport, 'verdict' | 'summaryMessage'>): string {
  const opening = `${verdict}: `
  return summaryMessage.startsWith(opening) ? summaryMessage.slice(opening.length) : summaryMessage
}

/** One sentence for somebody who must decide: what of this run led to the verdict. */
export function verdictSentence(report: RunReport): string {
  return sentences[report.verdict](report, concernsOf(report))
}

type Sentence = (report: RunReport, concerns: readonly Concern[]) => string

const sentences: Readonly<Record<Verdict, Sentence>> = {
  GO: ({ results, phases: run }) => {
    const { assessed, applicable } = coverageOf(results)
    const said = results.filter(({ attestation }) => attestation).length
    const byWord = said === 0 ? '' : ` (${said} by attestation)`
    return `Every check that counts passed, with evidence: ${assessed} of ${plural(applicable, 'result')} assessed${byWord}${byEvidenceWords(results)}, in ${run.length} of ${plural(phases.length, 'phase')}.`
  },
  CONDITIONAL: (report, concerns) =>
    `Nothing forbids it, but somebody must accept ${joined(conditionParts(report, concerns))}.`,
  UNDECIDED: (report, concerns) =>
    `Nothing critical or major failed, but too little is known: ${joined(gapParts(report, concerns))}.`,
  'NO-GO': (_, concerns) => {
    const unknown = seriousParts(concerns, 'unknown')
    const beside = unknown === '' ? '' : `; ${unknown} gave no answer`
    const waiting = checksOf(concerns.flatMap(({ blocked = [] }) => blocked)).length
    const behind =
      waiting === 0 ? '' : `; ${plural(waiting, 'other check')} could not be told because of that`
    return `${seriousParts(concerns, 'failed')} failed${beside}${behind}.`
  },
  INTERRUPTED: ({ results }, concerns) => {
    const { assessed, applicable } = coverageOf(results)
    const failed = seriousParts(concerns, 'failed')
    const already = failed === '' ? '' : ` ${failed} had failed by then.`
    return `The run was stopped: ${assessed} of ${plural(applicable, 'result')} were assessed.${already}`
  },
}

function conditionParts(
  { selection, rerunOf, shard }: RunReport,
  concerns: readonly Concern[],
): readonly string[] {
  const conditions = concerns
    .filter(({ weight }) => weight === 'condition')
    .flatMap(({ results }) => results)
  const waived = checksOf(conditions.filter(({ waiver }) => waiver)).length
  const minor = checksOf(conditions.filter(({ waiver }) => !waiver)).length
  const left = selection.missingPhases.length
  return [
    rerunOf && `that this is a rerun of run ${rerunOf.runId}, which ended ${rerunOf.verdict}`,
    shard && `that this is ${shardName(shard)} of the run ${shard.run}`,
    waived > 0 && plural(waived, 'waived check'),
    minor > 0 && `${plural(minor, 'minor check')} that did not pass`,
    left > 0 && `${plural(left, 'required phase')} that ${left === 1 ? 'was' : 'were'} left out`,
  ].filter(condition => typeof condition === 'string')
}

function gapParts(report: RunReport, concerns: readonly Concern[]): readonly string[] {
  const unknown = seriousParts(concerns, 'unknown')
  const empty = silentPhases(report).length
  const problems = report.problems.length
  return [
    unknown !== '' && `${unknown} gave no answer`,
    empty > 0 && `nothing was assessed in ${plural(empty, 'selected phase')}`,
    problems > 0 && `${plural(problems, 'error')} happened outside any check`,
  ].filter(part => part !== false)
}

/** How many checks of which severity: `1 critical and 2 major checks`. */
function seriousParts(concerns: readonly Concern[], weight: Weight): string {
  const counts = (['critical', 'major'] as const).map(severity => ({
    severity,
    count: checksOfSeverity(concerns, weight, severity),
  }))
  const said = counts.filter(({ count }) => count > 0)
  if (said.length === 0) return ''
  const words = said.map(({ severity, count }) => `${count} ${severity}`)
  return `${joined(words)} ${said.at(-1)!.count === 1 ? 'check' : 'checks'}`
}

function checksOfSeverity(
  concerns: readonly Concern[],
  weight: Weight,
  severity: Severity,
): number {
  const results = concerns.filter(one => one.weight === weight).flatMap(one => one.results)
  return checksOf(results.filter(result => result.severity === severity)).length
}

function joined(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? 'what this report lists'
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`
}
