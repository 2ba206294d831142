import type { RunReport, WaiverEntry } from '../../core/run-report.ts'
import { plural } from '../counts.ts'
import { noticeOf } from '../waiver-words.ts'
import { checkAnchor } from './anchors.ts'
import { instant } from './instant.ts'
import { capitalised, longText } from './long-text.ts'
import { markup, type Content, type Markup } from './markup.ts'
import { tag } from './tags.ts'

/** Every waiver that the profile names: what it is for, who answers for it, until when, and what became of it. */
export function waiversSection({ waivers = [], results }: RunReport): Content {
  if (waivers.length === 0) return false
  const known = new Set(results.map(({ id }) => id))
  return markup`<section aria-labelledby="waivers"><h2 id="waivers">Waivers</h2>
<ul class="inputs">${waivers.map(waiver => item(waiver, known.has(waiver.check)))}</ul></section>`
}

function item(waiver: WaiverEntry, linked: boolean): Markup {
  const { check, venue, kind, author, approver, granted, expires, ticket, worst } = waiver
  const notice = noticeOf(waiver)
  const accepted = Object.entries(worst ?? {}).map(([name, value]) => `${name} ${value}`)
  return markup`<li><p class="line">${stateTag(waiver)} ${
    linked ? markup`<a href="#${checkAnchor(check)}">${check}</a>` : markup`<code>${check}</code>`
  } ${venue !== undefined && markup`<span class="where">on ${venue}</span>`} <span class="quiet">for a ${kind}</span></p>
<p class="cause">${longText(waiver.reason)}</p>
${notice !== '' && markup`<p><strong>${longText(capitalised(notice))}</strong></p>`}
<p class="act"><span class="quiet">Asked for by</span> ${author}, <span class="quiet">approved by</span> <strong>${approver}</strong> <span class="next"><span class="quiet">From</span> ${instant(granted)} <span class="quiet">until</span> ${instant(expires)}</span>${
    accepted.length > 0 &&
    markup` <span class="next"><span class="quiet">Worst accepted:</span> ${accepted.join(', ')}</span>`
  }${ticket !== undefined && markup` <span class="next"><span class="quiet">Ticket:</span> ${ticket}</span>`}</p></li>`
}

function stateTag({ state, forgives }: WaiverEntry): Markup {
  if (state === 'in-force')
    return forgives > 0
      ? tag('apart', '~', `waives ${plural(forgives, 'result')}`)
      : tag('doubt', '?', 'waives nothing')
  return state === 'refused' ? tag('bad', '✗', 'refused') : tag('plain', '–', stateWords[state])
}

const stateWords = { expired: 'expired', 'not-yet': 'not yet in force' } as const
