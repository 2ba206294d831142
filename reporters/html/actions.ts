import type { RunReport } from '../../core/run-report.ts'
import { sweepWords } from '../next-step.ts'
import { markup, type Content, type Markup } from './markup.ts'

/** What stands in the way, what to do about it, and what went wrong outside any check. */
export function actions(report: RunReport): Markup {
  const { criticalIssues, recommendations, problems } = report
  return markup`${section('What blocks', criticalIssues, 'alarm')}
${section('Problems outside any check', problems, 'alarm')}
${section('Recommendations', recommendations)}
${section('Orders of this run', sweepWords(report.sweep), report.sweep.leftOpen.length > 0 ? 'alarm' : '')}`
}

function section(title: string, items: readonly string[], look = ''): Content {
  if (items.length === 0) return false
  return markup`<section><h2>${title}</h2><div class="card ${look}"><ul>${items.map(
    item => markup`<li class="reason">${item}</li>`,
  )}</ul></div></section>`
}
