import type { CheckResult } from '../../core/run-report.ts'
import { durationWords } from '../duration.ts'
import { instanceName } from '../instance.ts'
import { outcomeWords } from '../vocabulary.ts'
import { outcomeStyles, type Span } from './span.ts'

const labelWidth = Math.max(...Object.values(outcomeWords).map(({ label }) => label.length))

/** One finished check on one line; why it ended so is told once, in the summary. */
export function finishedLine(result: CheckResult): readonly Span[] {
  const { mark, label } = outcomeWords[result.outcome]
  return [
    { text: `${mark} ${label.padEnd(labelWidth)}`, style: outcomeStyles[result.outcome] },
    { text: `  ${instanceName(result)}` },
    { text: `  ${durationWords(result.durationMs)}`, style: 'dim' },
  ]
}
