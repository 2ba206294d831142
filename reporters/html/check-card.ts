import type { CheckResult } from '../../core/run-report.ts'
import { isLoud, outcomesByPlace, placeOf, type CheckGroup } from '../check-groups.ts'
import { needsAttention } from '../attention.ts'
import { causeOf } from '../cause.ts'
import { outcomeWords } from '../vocabulary.ts'
import { checkAnchor } from './anchors.ts'
import { chartsOf } from './chart/charts.ts'
import { checkFacts } from './check-facts.ts'
import { evidenceTable } from './evidence-table.ts'
import { instant } from './instant.ts'
import { capitalised, longText } from './long-text.ts'
import { markup, type Content, type Markup } from './markup.ts'
import { plotsOf } from './plot/plots.ts'
import { outcomeTag, severityTag } from './tags.ts'

/** One check over all its venues: claim and outcomes at a glance, the rest on request; open already if somebody should read it. */
export function checkCard(group: CheckGroup): Markup {
  const { id, results } = group
  const { severity, title } = results[0]!
  const loud = isLoud(group)
  return markup`<article class="check" id="${checkAnchor(id)}" data-severity="${severity}" data-phase="${results[0]!.phase}" data-results="${JSON.stringify(results.map(({ outcome, venue = '' }) => [outcome, venue]))}">
<details${loud && markup` open`}>
<summary><h4>${title}</h4>
<span class="line">${outcomesByPlace(group).map(
    ([outcome, places]) =>
      markup`<span class="ended">${outcomeTag(outcome)} <span class="where">${places.join(', ')}</span></span> `,
  )}${severityTag(severity, loud)} <code>${id}</code></span></summary>
<div class="body">
${reasons(results)}
${whatToDo(group)}
${evidenceTable(results)}
${chartsOf(group)}<div class="beside">${plotsOf(group)}${checkFacts(results)}</div>
</div>
</details></article>`
}

/** Why each result is what it is; the same reason is said once, with all its places. */
function reasons(results: readonly CheckResult[]): readonly Content[] {
  const told = results.filter(
    ({ outcome, reason, attestation, from }) =>
      outcome !== 'passed' || reason !== '' || attestation || from,
  )
  const together = Map.groupBy(told, ({ outcome, reason, remedy, waiver, attestation, from }) =>
    JSON.stringify([outcome, reason, remedy, waiver, attestation, from]),
  )
  return [...together.values()].map(reason)
}

function reason(results: readonly CheckResult[]): Markup {
  const { outcome, reason, remedy, waiver, attestation, from } = results[0]!
  const { label, meaning } = outcomeWords[outcome]
  const cause = causeOf(results[0]!)
  return markup`<div class="reason"><p><strong>${capitalised(label)} on ${results.map(placeOf).join(', ')}:</strong> ${longText(cause || meaning)}</p>
${reason.trim() !== '' && reason.trim() !== cause && markup`<p class="quiet">${longText(reason)}</p>`}
${remedy && markup`<p><strong>To assess it:</strong> ${longText(remedy)}</p>`}
${from && markup`<p><strong>Measured at ${from.profile}</strong>, in run ${from.runId}, ${instant(from.startedAt)}${from.until !== undefined && markup`, holds until ${instant(from.until)}`}. <span class="quiet">Bundle</span> <code>${from.bundle}</code>. <span class="quiet">Not assessed here: ${longText(from.instead)}</span></p>`}${waiver && markup`<p><strong>Waiver for the ${waiver.kind}</strong>, approved by ${waiver.approver}, ends ${instant(waiver.expires)}: ${longText(waiver.reason)}</p>`}${attestation && markup`<p><strong>Attested</strong> by ${attestation.author}, approved by ${attestation.approver}, ${instant(attestation.performed)}: ${longText(attestation.statement)} <span class="quiet">No program looked: ${attestation.instead}</span></p>`}</div>`
}

function whatToDo({ results }: CheckGroup): Content {
  const { remediation } = (results.find(needsAttention) ?? results[0])!
  if (remediation.length === 0) return false
  const title = results.some(needsAttention) ? 'What to do' : 'What to do if it fails'
  return markup`<div class="remediation"><h5>${title}</h5><ol>${remediation.map(step => markup`<li>${longText(step)}</li>`)}</ol></div>`
}
