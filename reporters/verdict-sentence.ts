import type { RunReport } from '../core/run-report.ts'

/** Why the verdict is what it is, without the verdict itself, which some summaries begin with. */
export function verdictReason({
  verdict,
  summaryMessage,
}: Pick<RunReport, 'verdict' | 'summaryMessage'>): string {
  const opening = `${verdict}: `
  return summaryMessage.startsWith(opening) ? summaryMessage.slice(opening.length) : summaryMessage
}
