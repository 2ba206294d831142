import { withinLimit, type Limit, type Observation } from '../../core/evidence.ts'
import type { CheckResult } from '../../core/run-report.ts'
import { placeOf } from '../check-groups.ts'
import { durationWords } from '../duration.ts'
import { evidenceRows, type EvidenceRow } from '../evidence-rows.ts'
import { allowedWords, measuredWords } from '../measurement.ts'
import { basisLabels } from '../vocabulary.ts'
import { limitBar } from './limit-bar.ts'
import { longText } from './long-text.ts'
import { markup, type Content, type Markup } from './markup.ts'
import { outcomeTag } from './tags.ts'

/** Places that fit side by side; with more of them each observation lists its places one under another. */
const widest = 5

/** What was measured where, against what, and on whose authority: a column for each place, a row for each observation. */
export function evidenceTable(results: readonly CheckResult[]): Markup {
  const rows = evidenceRows(results)
  const bound = rows.some(({ limit }) => limit)
  const places = results.map(placeOf)
  return markup`<table class="evidence${places.length > widest && ' many'}"><caption>Evidence</caption>
<thead><tr><th scope="col">Observation</th>${bound && markup`<th scope="col">Allowed</th>`}${places.map(place => markup`<th scope="col">${place}</th>`)}</tr></thead>
<tbody><tr><th scope="row">outcome</th>${bound && markup`<td class="empty"></td>`}${results.map(({ outcome }, index) => markup`<td data-label="${places[index]}">${outcomeTag(outcome)}</td>`)}</tr>
${rows.map(row => observationRow(row, places, bound))}
<tr><th scope="row">duration</th>${bound && markup`<td class="empty"></td>`}${results.map(({ durationMs }, index) => markup`<td class="number" data-label="${places[index]}">${durationWords(durationMs)}</td>`)}</tr>
</tbody></table>
${rows.length === 0 && markup`<p class="quiet">No evidence was recorded.</p>`}`
}

function observationRow(row: EvidenceRow, places: readonly string[], bound: boolean): Markup {
  const { name, limit, cells } = row
  return markup`<tr><th scope="row">${longText(name)}</th>${bound && (limit ? allowed(limit) : markup`<td class="empty"></td>`)}${cells.map(
    (cell, index) => measured(cell, places[index]!),
  )}</tr>`
}

function allowed(limit: Limit): Markup {
  const { kind, source } = limit.basis
  return markup`<td class="allowed" data-label="allowed"><span class="number">${allowedWords(limit)}</span>
<span class="basis">${basisLabels[kind]}: ${source}</span> <code>${limit.path}</code></td>`
}

function measured(observation: Observation | undefined, place: string): Markup {
  if (!observation)
    return markup`<td class="empty" data-label="${place}"><span class="quiet">not recorded</span></td>`
  return markup`<td class="number" data-label="${place}">${longText(measuredWords(observation))}${side(observation)}</td>`
}

function side(observation: Observation): Content {
  if (!observation.limit) return false
  return markup` ${withinLimit(observation) ? within : beyond}${limitBar(observation)}`
}

const within = markup`<span class="side good"><span aria-hidden="true">✓</span> within</span>`
const beyond = markup`<span class="side bad"><span aria-hidden="true">✗</span> beyond</span>`
