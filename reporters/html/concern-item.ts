import type { CheckResult } from '../../core/run-report.ts'
import { checksOf, placeOf } from '../check-groups.ts'
import type { Concern } from '../concern.ts'
import { plural } from '../counts.ts'
import { checkAnchor } from './anchors.ts'
import { instant } from './instant.ts'
import { capitalised, clipped, longText } from './long-text.ts'
import { markup, type Content, type Markup } from './markup.ts'
import { outcomeTag, severityTag, tag } from './tags.ts'

/** One concern: what does not stand, why, who acts and what they do first; `brief` where there is little room. */
export function concernItem(concern: Concern, room: 'brief' | 'full'): Markup {
  const { claim, cause, who, next, results, blocked = [] } = concern
  const said = (text: string, length: number) =>
    room === 'brief' ? clipped(text, length) : longText(text)
  return markup`<li>
<p class="line">${mark(concern)} <span class="claim">${said(capitalised(claim), 140)}</span> ${places(results)}</p>
<p class="cause">${said(cause, 240)}</p>
${waiver(results[0], room)}${blocks(blocked, room)}
<p class="act"><span class="quiet">Who acts:</span> <strong>${who}</strong> <span class="next"><span class="quiet">Next:</span> ${said(next, 200)}</span></p>
${room === 'full' && links(results)}
</li>`
}

function mark({ outcome, severity, weight }: Concern): Markup {
  if (!outcome || !severity) return tag(weight === 'condition' ? 'doubt' : 'bad', '!', 'run')
  return markup`${outcomeTag(outcome)} ${severityTag(severity, true)}`
}

function places(results: readonly CheckResult[]): Content {
  const known = results.some(({ venue, fault }) => venue ?? fault)
  if (!known || checksOf(results).length > 1) return false
  return markup`<span class="where">on ${[...new Set(results.map(placeOf))].join(', ')}</span>`
}

function waiver(result: CheckResult | undefined, room: 'brief' | 'full'): Content {
  if (!result?.waiver) return false
  const { kind, reason, approver, expires } = result.waiver
  return markup`<p>Waiver for the ${kind}, approved by <strong>${approver}</strong>, ends <strong>${instant(expires)}</strong>${
    room === 'full' && markup`: ${longText(reason)}`
  }</p>`
}

/** What waits for it, so that one cause is one concern. */
function blocks(blocked: readonly CheckResult[], room: 'brief' | 'full'): Content {
  if (blocked.length === 0) return false
  const count = plural(checksOf(blocked).length, 'other check')
  return markup`<p>Blocks <strong>${count}</strong>, not assessed before it is mended.</p>${room === 'full' && links(blocked)}`
}

function links(results: readonly CheckResult[]): Content {
  const checks = checksOf(results)
  return (
    checks.length > 0 &&
    markup`<p class="checks">${checks.map(id => markup`<a href="#${checkAnchor(id)}">${id}</a> `)}</p>`
  )
}
