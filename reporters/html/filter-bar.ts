import { severities } from '../../core/check.ts'
import { outcomes } from '../../core/outcome.ts'
import { phases } from '../../core/phases.ts'
import type { RunReport } from '../../core/run-report.ts'
import { phaseTitle } from '../phase-titles.ts'
import { outcomeWords } from '../vocabulary.ts'
import { markup, type Content, type Markup } from './markup.ts'

type Choice = readonly [value: string, label: string]

/** Search and filters; hidden until the script that makes them work has run, so that without it everything is shown. */
export function filterBar(report: RunReport): Markup {
  const { results } = report
  const venues = [...new Set(results.flatMap(({ venue }) => venue ?? []))]
  const present = <Value>(all: readonly Value[], of: (result: (typeof results)[number]) => Value) =>
    all.filter(value => results.some(result => of(result) === value))
  return markup`<form id="filter" class="filter" role="search" aria-label="Filter the results" hidden>
<label class="search">Search <input type="search" name="q" autocomplete="off" spellcheck="false"></label>
${choice('outcome', 'Outcome', [
  ['attention', 'needs attention'],
  ...present(outcomes, ({ outcome }) => outcome).map((outcome): Choice => [
    outcome,
    outcomeWords[outcome].label,
  ]),
])}
${choice(
  'severity',
  'Severity',
  present(severities, ({ severity }) => severity).map((severity): Choice => [severity, severity]),
)}
${choice(
  'phase',
  'Phase',
  present(phases, ({ phase }) => phase).map((phase): Choice => [phase, phaseTitle(report, phase)]),
)}
${
  venues.length > 0 &&
  choice(
    'venue',
    'Venue',
    venues.map((venue): Choice => [venue, venue]),
  )
}
<span class="buttons"><button type="reset">Clear</button> <button type="button" id="unfold">Unfold all</button></span>
<p id="matches" role="status" aria-live="polite"></p>
</form>`
}

function choice(name: string, label: string, choices: readonly Choice[]): Content {
  return markup`<label>${label} <select name="${name}"><option value="">all</option>${choices.map(
    ([value, words]) => markup`<option value="${value}">${words}</option>`,
  )}</select></label>`
}
