import { phases } from '../../core/phases.ts'
import type { RunReport } from '../../core/run-report.ts'
import { needsAttention } from '../attention.ts'
import { checksOf } from '../check-groups.ts'
import { phaseTitle } from '../phase-titles.ts'
import { checkAnchor } from './anchors.ts'
import { markup, type Content, type Markup } from './markup.ts'

/** What a clean verdict says nothing about, so that nobody reads more into it. */
export function uncovered(report: RunReport): Markup {
  const { results } = report
  const unseen = phases.filter(phase => !report.phases.some(run => run.phase === phase))
  const advisory = checksOf(results.filter(needsAttention))
  const absent = checksOf(results.filter(({ outcome }) => outcome === 'not-applicable'))
  if (unseen.length + advisory.length + absent.length === 0)
    return markup`<div class="foremost"><p>All ${phases.length} phases were looked at, and nothing was left out.</p></div>`
  return markup`<div class="foremost"><h2>What this verdict does not cover</h2><ul>
${unseen.length > 0 && markup`<li><strong>${unseen.length} of ${phases.length} phases were not in this run:</strong> ${unseen.map(phase => phaseTitle(report, phase)).join(', ')}.</li>`}
${item('Advisory checks that did not pass; they never count:', advisory)}
${item('Checks of what the target does not have, by declaration:', absent)}
</ul></div>`
}

function item(title: string, checks: readonly string[]): Content {
  if (checks.length === 0) return false
  return markup`<li><strong>${title}</strong> ${checks.map((id, index) => markup`${index > 0 && ', '}<a href="#${checkAnchor(id)}">${id}</a>`)}.</li>`
}
