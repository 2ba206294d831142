import { severities } from '../../core/check.ts'
import { basisKinds } from '../../core/evidence.ts'
import { outcomes } from '../../core/outcome.ts'
import type { RunReport } from '../../core/run-report.ts'
import { verdicts } from '../../core/verdict.ts'
import { durationWords } from '../duration.ts'
import { sweepWords } from '../next-step.ts'
import { basisLabels, outcomeWords, severityMeanings, verdictWords } from '../vocabulary.ts'
import { instant } from './instant.ts'
import { markup, type Markup } from './markup.ts'
import { definitions } from './definitions.ts'

/** What was run, with what, when; and what the words of this page mean. */
export function runFacts(report: RunReport): Markup {
  const { tool, selection } = report
  return markup`<section aria-labelledby="run"><h2 id="run">About this run</h2>
${definitions([
  ['Run', report.runId],
  ['Profile', report.profile],
  ['Software', report.target?.software ?? ''],
  ['Configuration', report.configFiles.join(', ')],
  ['Selected phases', selection.phases.join(', ')],
  ['Selected paths', selection.paths.join(', ')],
  ['Phases left out', selection.missingPhases.join(', ')],
  ['Faults switched on', selection.faults.join(', ')],
  ['Compared with', report.baseline?.said ?? ''],
  ['Started', instant(report.startedAt)],
  ['Finished', instant(report.finishedAt)],
  ['Duration', durationWords(report.durationMs)],
  ['Orders', sweepWords(report.sweep).join(' ') || 'none left open'],
  ['Overall status', `${report.overallStatus}, exit code ${report.exitCode}`],
  ['Written by', `${tool.name} ${tool.version}, format ${report.schema}`],
])}</section>
<section aria-labelledby="words"><h2 id="words">What the words mean</h2>
${definitions([
  ...outcomes.map(outcome => [outcomeWords[outcome].label, outcomeWords[outcome].meaning] as const),
  ...severities.map(severity => [severity, severityMeanings[severity]] as const),
  ...verdicts.map(verdict => [verdict, verdictWords[verdict].meaning] as const),
  [
    'Who acts',
    'the role that usually owns the phase of the check; this program does not know the people of the firm',
  ],
  [
    'Allowed',
    `each limit names its basis: ${basisKinds.map(kind => basisLabels[kind]).join(', ')}`,
  ],
  ['Bars', 'the upright mark is the limit, the bar is the measurement in proportion to it'],
])}</section>`
}
