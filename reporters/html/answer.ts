import type { RunReport } from '../../core/run-report.ts'
import type { Verdict } from '../../core/verdict.ts'
import type { Concern } from '../concern.ts'
import { nextStep } from '../next-step.ts'
import { verdictSentence } from '../verdict-sentence.ts'
import { verdictWords } from '../vocabulary.ts'
import { placeWords } from '../watermark.ts'
import { concernItem } from './concern-item.ts'
import { coveragePanel, coverageWords } from './coverage-panel.ts'
import { uncovered } from './uncovered.ts'
import { markup, type Content, type Markup } from './markup.ts'
import { verdictTones } from './tags.ts'

/** How many concerns the first screen names; the section below names all. */
const named = 3

const headings: Readonly<Record<Verdict, string>> = {
  GO: 'What must be accepted',
  CONDITIONAL: 'What must be accepted',
  UNDECIDED: 'What is not known',
  'NO-GO': 'What blocks',
  INTERRUPTED: 'What is not known',
}

/** May we go live, and if not, what do we do: everything a reader needs who reads nothing else. */
export function answer(report: RunReport, concerns: readonly Concern[]): Markup {
  const { verdict } = report
  const place = placeWords(report).trim()
  const { mark, label } = verdictWords[verdict]
  return markup`<section class="answer" aria-labelledby="verdict">
<div class="verdict ${verdictTones[verdict]}">
<h1 id="verdict"><span aria-hidden="true">${mark}</span> ${label}${place && markup` <small>${place}</small>`}</h1>
<p class="why">${verdictSentence(report)}</p>
<p class="cover">${coverageWords(report)}</p>
<p class="step"><strong>Next:</strong> ${nextStep(report)}</p>
</div>
${foremost(report, concerns)}
${coveragePanel(report)}
</section>`
}

function foremost(report: RunReport, concerns: readonly Concern[]): Content {
  if (concerns.length === 0) return uncovered(report)
  const more = concerns.length - named
  return markup`<div class="foremost"><h2>${headings[report.verdict]}</h2>
<ol class="concerns">${concerns.slice(0, named).map(concern => concernItem(concern, 'brief'))}</ol>
${more > 0 && markup`<p class="more"><a href="#concerns">${more} more, and each in full</a></p>`}</div>`
}
