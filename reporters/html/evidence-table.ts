import { withinLimit, type Limit, type Observation } from '../../core/evidence.ts'
import { allowedWords, basisWords, measuredWords } from '../measurement.ts'
import { markup, type Markup } from './markup.ts'

/** What was measured, against what, and on whose authority. */
export function evidenceTable(evidence: readonly Observation[]): Markup {
  if (evidence.length === 0) return markup`<p class="quiet">No evidence was recorded.</p>`

  const bound = evidence.some(({ limit }) => limit)
  const columns = ['Observation', 'Measured', ...(bound ? ['Allowed', 'Basis of the limit'] : [])]
  return markup`<table class="stack">
<caption>Evidence</caption>
<thead><tr>${columns.map(column => markup`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${evidence.map(observation => row(observation, bound))}</tbody>
</table>`
}

function row(observation: Observation, bound: boolean): Markup {
  const { name, limit } = observation
  const side = limit && (withinLimit(observation) ? within : beyond)
  return markup`<tr><th scope="row">${name}</th>
<td class="number" data-label="Measured">${measuredWords(observation)} ${side}</td>
${limit ? limitCells(limit) : bound && markup`<td></td><td></td>`}</tr>`
}

const within = markup`<span class="tag good"><span aria-hidden="true">✓</span> within</span>`
const beyond = markup`<span class="tag bad"><span aria-hidden="true">✗</span> beyond</span>`

function limitCells(limit: Limit): Markup {
  return markup`<td class="number" data-label="Allowed">${allowedWords(limit)}<br><code class="quiet">${limit.path}</code></td>
<td data-label="Basis">${basisWords(limit)}</td>`
}
