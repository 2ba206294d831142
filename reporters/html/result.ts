import type { CheckResult } from '../../core/run-report.ts'
import { needsAttention } from '../attention.ts'
import { durationWords } from '../duration.ts'
import { outcomeWords } from '../vocabulary.ts'
import { evidenceTable } from './evidence-table.ts'
import { instant } from './instant.ts'
import { markup, type Content, type Markup } from './markup.ts'
import { outcomeTag, severityTag } from './tags.ts'

/** One result: its claim and outcome at a glance, everything else on request; open already if somebody should read it. */
export function resultDetails(result: CheckResult): Markup {
  const { outcome, severity, title, venue, fault, durationMs } = result
  const loud = needsAttention(result)
  return markup`<details class="result"${loud && markup` open`}>
<summary><span class="line">${outcomeTag(outcome)} ${severityTag(severity, loud)} <span class="quiet small">${
    venue
  }${fault && ` under ${fault}`}</span> <span class="quiet small">${durationWords(durationMs)} <span class="open"></span></span></span>
<h4>${title}</h4></summary>
<div class="body">
${why(result)}
${evidenceTable(result.evidence)}
${remediation(result)}
${facts(result)}
</div>
</details>`
}

function why(result: CheckResult): Markup {
  const { outcome, reason, remedy, prevents, waiver } = result
  const asked = outcome !== 'passed' && (reason || outcomeWords[outcome].meaning)
  return markup`${asked && markup`<p class="reason"><strong>Why:</strong> ${asked}</p>`}
${waiver && markup`<p><strong>Waived (${waiver.kind}):</strong> ${waiver.reason} Approved by ${waiver.approver}, until ${instant(waiver.expires)}.</p>`}
${remedy && markup`<p><strong>To assess it:</strong> ${remedy}</p>`}
${prevents && markup`<p><strong>Prevents:</strong> ${prevents}</p>`}`
}

function remediation(result: CheckResult): Content {
  const title = needsAttention(result) ? 'What to do' : 'What to do if it fails'
  return (
    result.remediation.length > 0 &&
    markup`<h5>${title}</h5><ul>${result.remediation.map(step => markup`<li>${step}</li>`)}</ul>`
  )
}

function facts({
  id,
  file,
  class: kind,
  satisfies,
  clauses,
  validFor,
  startedAt,
}: CheckResult): Markup {
  const rows: readonly (readonly [string, Content])[] = [
    ['Check', markup`<code>${id}</code>`],
    ['File', markup`<code>${file}</code> (${kind})`],
    ['Proves', satisfies.join('; ')],
    ['Clauses', clauses.join('; ')],
    ['Valid for', validFor],
    ['Started', startedAt && instant(startedAt)],
  ]
  return definitions(rows)
}

/** Facts as a list of terms; one without content is left out. */
export function definitions(rows: readonly (readonly [term: string, content: Content])[]): Markup {
  const known = rows.filter(
    ([, content]) => content !== undefined && content !== '' && content !== false,
  )
  return markup`<dl class="facts small">${known.map(([term, content]) => markup`<dt>${term}</dt><dd>${content}</dd>`)}</dl>`
}
