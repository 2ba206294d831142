import { outcomes, type Outcome } from '../core/outcome.ts'
import { outcomeWords } from './vocabulary.ts'

/** How many of what: `1 check`, `2 checks`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** The counts that are not zero, as a phrase: `13 passed, 1 failed`. */
export function countWords(counts: Readonly<Record<Outcome, number>>): string {
  const said = outcomes.filter(outcome => counts[outcome] > 0)
  if (said.length === 0) return 'no results'
  return said.map(outcome => `${counts[outcome]} ${outcomeWords[outcome].label}`).join(', ')
}
