import { outcomes } from '../../core/outcome.ts'
import type { RunReport } from '../../core/run-report.ts'
import { plural } from '../counts.ts'
import { durationWords } from '../duration.ts'
import { nextStep } from '../next-step.ts'
import { verdictReason } from '../verdict-sentence.ts'
import { verdictWords } from '../vocabulary.ts'
import { watermarkOf } from '../watermark.ts'
import { instant } from './instant.ts'
import { markup, type Markup } from './markup.ts'
import { outcomeTag, verdictTones } from './tags.ts'

/** The answer, before anything else: the verdict, why, what to do, and what it is worth. */
export function verdictHeader(report: RunReport): Markup {
  const { verdict, profile, finishedAt, sandbox } = report
  const { mark, label } = verdictWords[verdict]
  return markup`<header>
<p class="eyebrow">Market readiness of <strong>${profile}</strong>, ${instant(finishedAt)}</p>
<div class="verdict ${verdictTones[verdict]}">
<h1><span aria-hidden="true">${mark}</span> ${label}${sandbox && ' on the embedded sandbox'}</h1>
<p class="why">${verdictReason(report)}</p>
<p>${nextStep(report)}</p>
</div>
${watermarkBanner(report)}
${countList(report)}
</header>`
}

/** What a sandbox run must say wherever it is read. */
export function watermarkBanner(report: RunReport): Markup {
  const watermark = watermarkOf(report)
  return markup`${watermark && markup`<p class="watermark" role="note">${watermark}</p>`}`
}

function countList({ counts, results, phases, durationMs }: RunReport): Markup {
  const said = outcomes.filter(outcome => counts[outcome] > 0)
  return markup`<ul class="counts" aria-label="Results by outcome">
${said.map(outcome => markup`<li>${outcomeTag(outcome, counts[outcome])}</li>`)}
<li class="quiet">${plural(results.length, 'result')}, ${plural(phases.length, 'phase')}, ${durationWords(durationMs)}</li>
</ul>`
}
