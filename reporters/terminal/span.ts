import { styleText } from 'node:util'
import type { Severity } from '../../core/check.ts'
import type { Outcome } from '../../core/outcome.ts'
import type { Verdict } from '../../core/verdict.ts'
import { printable } from './printable.ts'
import { displayWidth, truncate } from './width.ts'

/** How a piece of text may look where colour is wanted. */
export type Style = Parameters<typeof styleText>[0]

/** A piece of text and its looks, kept apart so that text can be measured and cut before it is coloured. */
export interface Span {
  readonly text: string
  readonly style?: Style
}

export const outcomeStyles: Readonly<Record<Outcome, Style>> = {
  passed: 'green',
  failed: ['bold', 'red'],
  inconclusive: 'yellow',
  'not-assessed': 'yellow',
  'not-applicable': 'dim',
  waived: 'magenta',
  stale: 'yellow',
}

export const severityStyles: Readonly<Record<Severity, Style>> = {
  critical: ['bold', 'red'],
  major: 'red',
  minor: 'yellow',
  advisory: 'dim',
}

export const verdictStyles: Readonly<Record<Verdict, Style>> = {
  GO: ['bold', 'green'],
  CONDITIONAL: ['bold', 'yellow'],
  UNDECIDED: ['bold', 'yellow'],
  'NO-GO': ['bold', 'red'],
  INTERRUPTED: ['bold', 'magenta'],
}

/** One line of spans, cut to a width, and coloured where that is wanted. */
export function renderLine(spans: readonly Span[], width: number, colour: boolean): string {
  let left = width
  let line = ''
  for (const { text, style } of spans) {
    const fitting = truncate(printable(text), left)
    line +=
      colour && style && fitting !== ''
        ? styleText(style, fitting, { validateStream: false })
        : fitting
    left -= displayWidth(fitting)
    if (fitting !== printable(text)) break
  }
  return line
}
