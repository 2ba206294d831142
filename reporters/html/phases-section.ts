import { phases, type Phase } from '../../core/phases.ts'
import type { RunReport } from '../../core/run-report.ts'
import { readingOrder } from '../attention.ts'
import { durationWords } from '../duration.ts'
import { phaseTitle } from '../phase-titles.ts'
import { phaseAnchor } from './anchors.ts'
import { markup, type Markup } from './markup.ts'
import { stackedBar } from './stacked-bar.ts'
import { outcomeTag, tag } from './tags.ts'

/** All fourteen phases in their order, so that one that nobody looked at is missed. */
export function phasesSection(report: RunReport): Markup {
  return markup`<section aria-labelledby="phases"><h2 id="phases">Phases at a glance</h2>
<table class="phases"><caption>Outcomes of each of the ${phases.length} phases</caption>
<thead><tr><th scope="col">Phase</th><th scope="col">Outcomes</th><th scope="col" class="end">Time</th></tr></thead>
<tbody>${phases.map((phase, index) => row(report, phase, index + 1))}</tbody></table></section>`
}

function row(report: RunReport, phase: Phase, number: number): Markup {
  const summary = report.phases.find(one => one.phase === phase)
  const title = phaseTitle(report, phase)
  if (!summary)
    return markup`<tr class="absent"><th scope="row"><span class="ordinal">${number}</span> ${title}</th><td>${absence(report, phase)}</td><td></td></tr>`

  const { counts, durationMs } = summary
  const said = readingOrder.filter(outcome => counts[outcome] > 0)
  return markup`<tr><th scope="row"><span class="ordinal">${number}</span> <a href="#${phaseAnchor(phase)}">${title}</a></th>
<td><div class="shares">${stackedBar(counts)}<span>${said.map(outcome => markup`${outcomeTag(outcome, counts[outcome])} `)}</span></div></td>
<td class="number end">${durationWords(durationMs)}</td></tr>`
}

function absence({ selection }: RunReport, phase: Phase): Markup {
  if (selection.missingPhases.includes(phase))
    return markup`${tag('doubt', '–', 'left out')} <span class="quiet">required by the profile, not in this run</span>`
  return markup`<span class="quiet">not in this run: not selected, or without checks</span>`
}
