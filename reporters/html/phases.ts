import { outcomes } from '../../core/outcome.ts'
import type { CheckResult, PhaseSummary, RunReport } from '../../core/run-report.ts'
import { attentionList, needsAttention } from '../attention.ts'
import { durationWords } from '../duration.ts'
import { markup, type Markup } from './markup.ts'
import { resultDetails } from './result.ts'
import { outcomeTag } from './tags.ts'

/** How each phase ended, and the way to its results. */
export function phasesTable({ phases }: RunReport): Markup {
  return markup`<section aria-labelledby="phases"><h2 id="phases">Phases</h2>
<div class="card"><table class="stack phases">
<caption>Outcomes of each phase that was run</caption>
<thead><tr><th scope="col">Phase</th><th scope="col">Outcomes</th><th scope="col">Time</th></tr></thead>
<tbody>${phases.map(phaseRow)}</tbody>
</table></div></section>`
}

function phaseRow({ phase, title, objective, counts, durationMs }: PhaseSummary): Markup {
  const said = outcomes.filter(outcome => counts[outcome] > 0)
  return markup`<tr><th scope="row"><a href="#results-${phase}">${title}</a><br><span class="quiet small">${objective}</span></th>
<td>${said.length === 0 ? 'nothing was assessed' : said.map(outcome => markup`${outcomeTag(outcome, counts[outcome])} `)}</td>
<td class="number tight" data-label="Time">${durationWords(durationMs)}</td></tr>`
}

/** Every result, phase by phase; in each phase, those that somebody should read come first. */
export function resultSections({ phases, results }: RunReport): Markup {
  const titles = new Map(phases.map(({ phase, title }) => [phase, title]))
  const groups = [...Map.groupBy(results, ({ phase }) => phase)]
  return markup`<section aria-labelledby="results"><h2 id="results">Results</h2>
${groups.map(([phase, members]) => phaseResults(phase, titles.get(phase) ?? phase, members))}</section>`
}

function phaseResults(phase: string, title: string, results: readonly CheckResult[]): Markup {
  const quiet = results.filter(result => !needsAttention(result))
  return markup`<section class="phase" aria-labelledby="results-${phase}"><h3 id="results-${phase}">${title}</h3>
${[...attentionList(results), ...quiet].map(resultDetails)}</section>`
}
