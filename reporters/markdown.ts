import { phases } from '../core/phases.ts'
import type { CheckResult, RunReport } from '../core/run-report.ts'
import { shardName } from '../core/shard.ts'
import { attestationNotices } from './attestation-words.ts'
import { causeOf } from './cause.ts'
import { checksOf, placeOf } from './check-groups.ts'
import type { Concern } from './concern.ts'
import { concernsOf } from './concerns.ts'
import { countWords, plural } from './counts.ts'
import { coverageOf } from './coverage.ts'
import { durationWords } from './duration.ts'
import { evidenceFromNotices } from './evidence-from-words.ts'
import { BoundedText } from './markdown/bounded-text.ts'
import { code, tableRow, words } from './markdown/words.ts'
import { instanceName } from './instance.ts'
import { nextStep } from './next-step.ts'
import { phaseTitle } from './phase-titles.ts'
import { verdictSentence } from './verdict-sentence.ts'
import { outcomeWords, verdictWords } from './vocabulary.ts'
import { waiverNotices } from './waiver-words.ts'
import { placeWords, watermarkOf } from './watermark.ts'

/**
 * Most bytes of the text. A comment on GitHub holds 65,536 characters, a step summary 1 MiB; bytes are at least as many
 * as characters in any counting, and whoever posts the comment may add a line of their own.
 */
export const mostMarkdownBytes = 64_000

/** The report for pull requests and step summaries: the verdict, what stands against GO, and every result that fits. */
export function markdown(report: RunReport): string {
  const text = new BoundedText(mostMarkdownBytes)
  text.add(heading(report))
  text.rows(concernsTable, concernsOf(report).map(concernRow), 'concern')
  text.rows(evidenceTable, evidenceRows(report), 'notice')
  text.rows(noticesTable, noticeRows(report), 'notice')
  text.rows(phasesTable, phaseRows(report), 'phase')
  text.rows(resultsTable, report.results.map(resultRow), 'result')
  return text.toString()
}

function heading(report: RunReport): string {
  const { verdict, profile, runId, tool, finishedAt, durationMs, selection } = report
  const { rerunOf, shard, baseline, target, warnings = [] } = report
  const { mark, label } = verdictWords[verdict]
  const watermark = watermarkOf(report)
  const { assessed, applicable } = coverageOf(report.results)
  const facts = [
    `profile ${code(profile)}`,
    `run ${code(runId)}`,
    ...(shard ? [`${shardName(shard)} of the run ${code(shard.run)}`] : []),
    ...(rerunOf ? [`rerun of ${code(rerunOf.runId)}, which ended ${rerunOf.verdict}`] : []),
    ...(target?.software === undefined ? [] : [`software ${code(target.software)}`]),
    ...(selection.faults.length > 0 ? [`faults ${selection.faults.map(code).join(', ')}`] : []),
    `${assessed} of ${plural(applicable, 'result')} assessed`,
    `finished ${finishedAt} after ${durationWords(durationMs)}`,
    words(`${tool.name} ${tool.version}`),
  ]
  return [
    `## ${mark} ${label}${placeWords(report)}`,
    ...(watermark === '' ? [] : [`> ${words(watermark)}`]),
    words(verdictSentence(report)),
    `**Next:** ${words(nextStep(report))}`,
    ...(baseline ? [`**Baseline:** ${words(baseline.said)}`] : []),
    ...warnings.map(warning => `**Warning:** ${words(warning)}`),
    facts.join(' · '),
  ].join('\n\n')
}

const concernsTable = {
  title: 'What stands between this run and GO',
  columns: ['', 'what', 'why', 'who', 'next'],
}

const concernMarks = { failed: '✗', unknown: '?', condition: '!' } as const

function concernRow(concern: Concern): string {
  const { weight, severity, claim, cause, who, next, results, blocked = [] } = concern
  const where = results.map(result => code(instanceName(result)))
  const shown = where.length > 5 ? [...where.slice(0, 4), `and ${where.length - 4} more`] : where
  const waiting = checksOf(blocked).length
  const behind = waiting > 0 && `blocks ${plural(waiting, 'other check')}`
  const what = [severity && `**${severity}**`, words(claim), shown.join(', ')]
  return tableRow([
    concernMarks[weight],
    what.filter(Boolean).join('<br>'),
    [words(cause), behind].filter(Boolean).join('<br>'),
    words(who),
    words(next),
  ])
}

const evidenceTable = { title: 'Evidence of other targets', columns: ['notice'] }

const evidenceRows = (report: RunReport): readonly string[] =>
  evidenceFromNotices(report).map(notice => tableRow([words(notice)]))

const noticesTable = { title: 'Attestations and waivers', columns: ['notice'] }

const noticeRows = (report: RunReport): readonly string[] =>
  [...attestationNotices(report), ...waiverNotices(report)].map(notice => tableRow([words(notice)]))

const phasesTable = { title: 'Phases', columns: ['phase', 'results'] }

const phaseRows = (report: RunReport): readonly string[] =>
  phases.flatMap(phase => {
    const summary = report.phases.find(one => one.phase === phase)
    return summary ? [tableRow([words(phaseTitle(report, phase)), countWords(summary.counts)])] : []
  })

const resultsTable = {
  title: 'Results',
  columns: ['outcome', 'check', 'where', 'severity', 'why'],
}

function resultRow(result: CheckResult): string {
  const { id, outcome, severity, attestation, from } = result
  const { mark, label } = outcomeWords[outcome]
  const why = outcome === 'passed' && !attestation && !from ? '' : words(causeOf(result))
  return tableRow([`${mark} ${label}`, code(id), code(placeOf(result)), severity, why])
}
