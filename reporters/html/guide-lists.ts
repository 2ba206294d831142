import type { RunReport } from '../../core/run-report.ts'
import { sweepWords } from '../next-step.ts'
import { longText } from './long-text.ts'
import { markup, type Content, type Markup } from './markup.ts'

/** The guide's two lists, word for word as every other output has them, and what became of the run's orders. */
export function guideLists(report: RunReport): Markup {
  return markup`${list('critical-issues', 'Critical issues', report.criticalIssues)}
${list('recommendations', 'Recommendations', report.recommendations)}
${list('orders', 'Orders of this run', sweepWords(report.sweep))}`
}

/** How many items of a list are shown before the rest is folded. */
const shown = 8

function list(anchor: string, title: string, items: readonly string[]): Content {
  if (items.length === 0) return false
  const rest = items.slice(shown)
  return markup`<section aria-labelledby="${anchor}"><h2 id="${anchor}">${title}</h2>${bullets(items.slice(0, shown))}
${rest.length > 0 && markup`<details><summary>${rest.length} more</summary>${bullets(rest)}</details>`}</section>`
}

function bullets(items: readonly string[]): Markup {
  return markup`<ul class="plainly">${items.map(item => markup`<li>${longText(item)}</li>`)}</ul>`
}
