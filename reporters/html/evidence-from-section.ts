import type { OtherTargetEntry, RunReport } from '../../core/run-report.ts'
import { plural } from '../counts.ts'
import { listed, refusalGroups } from '../evidence-from-words.ts'
import { instant } from './instant.ts'
import { capitalised, longText } from './long-text.ts'
import { markup, type Content, type Markup } from './markup.ts'
import { tag } from './tags.ts'

/** Every other target whose evidence counts: what was taken, from which runs, by what, and what was refused and why. */
export function evidenceFromSection({ evidenceFrom = [] }: RunReport): Content {
  if (evidenceFrom.length === 0) return false
  return markup`<section aria-labelledby="other-targets"><h2 id="other-targets">Evidence of other targets</h2>
<ul class="inputs">${evidenceFrom.map(item)}</ul></section>`
}

function item(entry: OtherTargetEntry): Markup {
  const { profile, software, keyId, read, stopped } = entry
  return markup`<li><p class="line">${tags(entry)} <strong>${profile}</strong></p>
<p class="cause">${plural(read, 'bundle')} read. <span class="quiet">Software of both targets:</span> ${
    software === undefined ? 'not known, so nothing counts' : markup`<code>${software}</code>`
  } <span class="quiet">Signed by key:</span> <code>${keyId}</code></p>
${stopped !== '' && markup`<p>${longText(capitalised(stopped))}.</p>`}
${entry.runs.map(run)}
${refusalGroups(entry).map(refusal)}</li>`
}

function tags({ passed, failed, stale, refused }: OtherTargetEntry): readonly Content[] {
  if (passed + failed + stale + refused.length === 0) return [tag('plain', '–', 'nothing wanted')]
  return [
    failed > 0 && markup`${tag('bad', '✗', `${failed} failed`)} `,
    passed > 0 && markup`${tag('good', '✓', `${passed} passed`)} `,
    stale > 0 && markup`${tag('doubt', '…', `${stale} stale`)} `,
    refused.length > 0 && markup`${tag('doubt', '–', `${refused.length} not taken`)} `,
  ]
}

const run = ({
  runId,
  bundle,
  manifestSha256,
  finishedAt,
  verdict,
  taken,
}: OtherTargetEntry['runs'][number]) =>
  markup`<p class="act">${plural(taken, 'result')} <span class="quiet">from run</span> <strong>${runId}</strong> <span class="quiet">of</span> ${instant(finishedAt)}<span class="quiet">, which ended</span> ${verdict} <span class="next"><span class="quiet">Bundle:</span> <code>${bundle}</code></span> <span class="next"><span class="quiet">SHA-256 of its manifest:</span> <code>${manifestSha256}</code></span></p>`

const refusal = ({
  why,
  subjects,
}: {
  readonly why: string
  readonly subjects: readonly string[]
}) => markup`<p>Not taken: ${longText(listed(subjects))}: ${longText(why)}.</p>`
