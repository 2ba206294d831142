import type { Severity } from '../../core/check.ts'
import type { Outcome } from '../../core/outcome.ts'
import type { Verdict } from '../../core/verdict.ts'
import { outcomeWords } from '../vocabulary.ts'
import { markup, type Markup } from './markup.ts'

/** The look of a word: it never says anything that its letters do not. */
export type Tone = 'good' | 'bad' | 'doubt' | 'apart' | 'plain'

export const outcomeTones: Readonly<Record<Outcome, Tone>> = {
  passed: 'good',
  failed: 'bad',
  inconclusive: 'doubt',
  'not-assessed': 'doubt',
  'not-applicable': 'plain',
  waived: 'apart',
  stale: 'doubt',
}

export const verdictTones: Readonly<Record<Verdict, Tone>> = {
  GO: 'good',
  CONDITIONAL: 'doubt',
  UNDECIDED: 'doubt',
  'NO-GO': 'bad',
  INTERRUPTED: 'apart',
}

const severityTones: Readonly<Record<Severity, Tone>> = {
  critical: 'bad',
  major: 'bad',
  minor: 'doubt',
  advisory: 'plain',
}

/** A mark and a word in a tone. */
export function tag(tone: Tone, mark: string, label: string): Markup {
  return markup`<span class="tag ${tone}"><span aria-hidden="true">${mark}</span> ${label}</span>`
}

/** How a check ended, as a mark and a word, with a count where there are several. */
export function outcomeTag(outcome: Outcome, count?: number): Markup {
  const { mark, label } = outcomeWords[outcome]
  return tag(outcomeTones[outcome], mark, count === undefined ? label : `${count} ${label}`)
}

/** What a failure would cost; quiet where nothing is wrong. */
export function severityTag(severity: Severity, loud: boolean): Markup {
  return markup`<span class="tag outline ${loud ? severityTones[severity] : 'plain'}">${severity}</span>`
}
