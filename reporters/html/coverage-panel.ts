import type { Outcome } from '../../core/outcome.ts'
import { phases } from '../../core/phases.ts'
import type { RunReport } from '../../core/run-report.ts'
import { readingOrder } from '../attention.ts'
import { coverageOf, percentOf } from '../coverage.ts'
import { phaseTitle } from '../phase-titles.ts'
import { markup, type Markup } from './markup.ts'
import { stackedBar } from './stacked-bar.ts'
import { outcomeTag } from './tags.ts'

/** How much the verdict rests on: what was not assessed is as plain to see as what failed. */
export function coveragePanel(report: RunReport): Markup {
  const { assessed, applicable } = coverageOf(report.results)
  return markup`<aside class="coverage" aria-labelledby="coverage"><h2 id="coverage">Coverage</h2>
<p class="figure"><strong>${percentOf(assessed, applicable)} %</strong> assessed: ${assessed} of ${applicable} results</p>
${stackedBar(report.counts)}
<ul class="counts" aria-label="Results by outcome">${readingOrder
    .filter(outcome => report.counts[outcome] > 0 || always.has(outcome))
    .map(
      outcome =>
        markup`<li>${outcomeTag(outcome)} <span class="number">${report.counts[outcome]}</span></li>`,
    )}</ul>
<p class="phases-run">${phaseWords(report)}</p></aside>`
}

/** The same in one line, for a screen on which the panel comes later. */
export function coverageWords({ results, phases: run }: RunReport): string {
  const { assessed, applicable } = coverageOf(results)
  return `${percentOf(assessed, applicable)} % assessed: ${assessed} of ${applicable} results, ${run.length} of ${phases.length} phases.`
}

/** A zero is worth saying of these. */
const always: ReadonlySet<Outcome> = new Set(['passed', 'failed', 'not-assessed'])

function phaseWords(report: RunReport): Markup {
  const { missingPhases } = report.selection
  const left = missingPhases.map(phase => phaseTitle(report, phase)).join(', ')
  const unseen = phases.length - report.phases.length
  return markup`${report.phases.length} of ${phases.length} phases in this run${unseen > 0 && `; ${unseen} were not looked at`}.${
    missingPhases.length > 0 &&
    markup` <strong>Required by the profile, left out:</strong> ${left}.`
  }`
}
