import type { RunReport } from '../../core/run-report.ts'
import type { Concern } from '../concern.ts'
import { missingInputs } from '../missing-inputs.ts'
import { markup, type Markup } from './markup.ts'

/** The way to each part of the page. */
export function pageLinks(report: RunReport, concerns: readonly Concern[]): Markup {
  const parts = [
    concerns.length > 0 && (['concerns', 'What stands in the way'] as const),
    missingInputs(report).length > 0 && (['inputs', 'Inputs to provide'] as const),
    (report.evidenceFrom ?? []).length > 0 &&
      (['other-targets', 'Evidence of other targets'] as const),
    (report.attestations ?? []).length > 0 && (['attestations', 'Attestations'] as const),
    (report.waivers ?? []).length > 0 && (['waivers', 'Waivers'] as const),
    report.criticalIssues.length > 0 && (['critical-issues', 'Critical issues'] as const),
    report.recommendations.length > 0 && (['recommendations', 'Recommendations'] as const),
    ['phases', 'Phases'] as const,
    ['results', 'Results'] as const,
    ['run', 'About this run'] as const,
    ['sign-off', 'Sign-off'] as const,
  ].filter(part => part !== false)
  return markup`<nav aria-label="On this page"><ul>${parts.map(
    ([anchor, title]) => markup`<li><a href="#${anchor}">${title}</a></li>`,
  )}</ul></nav>`
}
