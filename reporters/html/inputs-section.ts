import type { RunReport } from '../../core/run-report.ts'
import { plural } from '../counts.ts'
import { missingInputs, type MissingInput } from '../missing-inputs.ts'
import { checkAnchor } from './anchors.ts'
import { capitalised, longText } from './long-text.ts'
import { markup, type Content, type Markup } from './markup.ts'
import { severityTag } from './tags.ts'

/** What to provide so that more can be known, the most rewarding first. */
export function inputsSection(report: RunReport): Content {
  const inputs = missingInputs(report)
  if (inputs.length === 0) return false
  const checks = new Set(inputs.flatMap(input => input.checks)).size
  return markup`<section aria-labelledby="inputs"><h2 id="inputs">Provide these inputs to assess ${plural(checks, 'more check')}</h2>
<ol class="inputs">${inputs.map(item)}</ol></section>`
}

function item({ remedy, reason, checks, severity, who }: MissingInput): Markup {
  return markup`<li><p class="line"><strong class="number">${plural(checks.length, 'check')}</strong> ${severityTag(severity, true)} <span class="claim">${longText(remedy)}</span></p>
<p class="cause">${longText(capitalised(reason))}</p>
<p class="act"><span class="quiet">Who acts:</span> <strong>${who}</strong></p>
<p class="checks">${checks.map(id => markup`<a href="#${checkAnchor(id)}">${id}</a> `)}</p></li>`
}
