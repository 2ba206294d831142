import { phases, type Phase } from '../../core/phases.ts'
import type { CheckResult, RunReport } from '../../core/run-report.ts'
import { checkGroups } from '../check-groups.ts'
import { phaseTitle } from '../phase-titles.ts'
import { phaseAnchor } from './anchors.ts'
import { checkCard } from './check-card.ts'
import { filterBar } from './filter-bar.ts'
import { markup, type Markup } from './markup.ts'

/** Every check, phase by phase, with the means to find one. */
export function resultsSection(report: RunReport): Markup {
  const byPhase = Map.groupBy(report.results, ({ phase }) => phase)
  return markup`<section aria-labelledby="results"><h2 id="results" tabindex="-1">Results</h2>
${filterBar(report)}
${phases
  .filter(phase => byPhase.has(phase))
  .map(phase => phaseResults(phase, report, byPhase.get(phase)!))}</section>`
}

function phaseResults(phase: Phase, report: RunReport, results: readonly CheckResult[]): Markup {
  const objective = report.phases.find(summary => summary.phase === phase)?.objective
  return markup`<section class="phase" aria-labelledby="${phaseAnchor(phase)}">
<h3 id="${phaseAnchor(phase)}">${phaseTitle(report, phase)}</h3>
${objective && markup`<p class="quiet objective">${objective}</p>`}
${checkGroups(results).map(checkCard)}</section>`
}
