import { severities } from '../../core/check.ts'
import { outcomes } from '../../core/outcome.ts'
import type { RunReport } from '../../core/run-report.ts'
import { durationWords } from '../duration.ts'
import { sweepWords } from '../next-step.ts'
import { outcomeWords, severityMeanings } from '../vocabulary.ts'
import { instant } from './instant.ts'
import { markup, type Markup } from './markup.ts'
import { definitions } from './result.ts'

/** What was run, with what, when; and what the words of this page mean. */
export function runFacts(report: RunReport): Markup {
  const { tool, selection } = report
  return markup`<section aria-labelledby="run"><h2 id="run">About this run</h2>
<div class="card">${definitions([
    ['Run', report.runId],
    ['Profile', report.profile],
    ['Configuration', report.configFiles.join(', ')],
    ['Selected phases', selection.phases.join(', ')],
    ['Selected paths', selection.paths.join(', ')],
    ['Phases left out', selection.missingPhases.join(', ')],
    ['Faults switched on', selection.faults.join(', ')],
    ['Started', instant(report.startedAt)],
    ['Finished', instant(report.finishedAt)],
    ['Duration', durationWords(report.durationMs)],
    ['Orders', sweepWords(report.sweep).join(' ') || 'none left open'],
    ['Overall status', `${report.overallStatus}, exit code ${report.exitCode}`],
    ['Written by', `${tool.name} ${tool.version}, format ${report.schema}`],
  ])}</div></section>
<section aria-labelledby="words"><h2 id="words">What the words mean</h2>
<div class="card">${definitions([
    ...outcomes.map(
      outcome => [outcomeWords[outcome].label, outcomeWords[outcome].meaning] as const,
    ),
    ...severities.map(severity => [severity, severityMeanings[severity]] as const),
  ])}</div></section>`
}
