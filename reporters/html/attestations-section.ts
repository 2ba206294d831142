import type { AttestationEntry, RunReport } from '../../core/run-report.ts'
import { attestationNoticeOf } from '../attestation-words.ts'
import { plural } from '../counts.ts'
import { checkAnchor } from './anchors.ts'
import { instant } from './instant.ts'
import { capitalised, longText } from './long-text.ts'
import { markup, type Content, type Markup } from './markup.ts'
import { tag } from './tags.ts'

/** Every attestation that the profile names: what was done, who answers for it, until when, and what became of it. */
export function attestationsSection({ attestations = [], results }: RunReport): Content {
  if (attestations.length === 0) return false
  const known = new Set(results.map(({ id }) => id))
  return markup`<section aria-labelledby="attestations"><h2 id="attestations">Attestations</h2>
<ul class="inputs">${attestations.map(one => item(one, known.has(one.check)))}</ul></section>`
}

function item(attestation: AttestationEntry, linked: boolean): Markup {
  const { check, venue, author, approver, performed, until, ticket, statement } = attestation
  const notice = attestationNoticeOf(attestation)
  return markup`<li><p class="line">${stateTag(attestation)} ${
    linked ? markup`<a href="#${checkAnchor(check)}">${check}</a>` : markup`<code>${check}</code>`
  } ${venue !== undefined && markup`<span class="where">on ${venue}</span>`}</p>
<p class="cause">${longText(statement)}</p>
${notice !== '' && markup`<p><strong>${longText(capitalised(notice))}</strong></p>`}
<p class="act"><span class="quiet">Done by</span> ${author}, <span class="quiet">approved by</span> <strong>${approver}</strong> <span class="next"><span class="quiet">at</span> ${instant(performed)}${
    until !== undefined && markup` <span class="quiet">holds until</span> ${instant(until)}`
  }</span>${ticket !== undefined && markup` <span class="next"><span class="quiet">Ticket:</span> ${ticket}</span>`}</p></li>`
}

function stateTag({ state, settles, result }: AttestationEntry): Markup {
  if (state === 'refused') return tag('bad', '✗', 'refused')
  if (state === 'superseded') return tag('plain', '–', 'superseded')
  if (state === 'stale') return tag('doubt', '…', 'stale')
  if (settles === 0) return tag('doubt', '?', 'settles nothing')
  const words = `${result}, settles ${plural(settles, 'result')}`
  return result === 'failed' ? tag('bad', '✗', words) : tag('good', '✓', words)
}
