import type { Outcome } from '../../core/outcome.ts'
import { readingOrder } from '../attention.ts'
import { markup, type Markup } from './markup.ts'
import { outcomeTones } from './tags.ts'

/** Shares of outcomes as one bar, bad news at the left, where reading begins; the same counts always stand beside it in words. */
export function stackedBar(counts: Readonly<Record<Outcome, number>>): Markup {
  const total = readingOrder.reduce((sum, outcome) => sum + counts[outcome], 0)
  let from = 0
  const parts = readingOrder
    .filter(outcome => counts[outcome] > 0)
    .map(outcome => {
      const width = (100 * counts[outcome]) / total
      const x = from
      from += width
      return markup`<rect class="fill-${outcomeTones[outcome]}" x="${x.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="8"/>`
    })
  return markup`<svg class="stacked" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" x="0" y="0" width="100" height="8"/>${parts}</svg>`
}
