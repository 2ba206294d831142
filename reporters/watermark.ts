import type { RunReport } from '../core/run-report.ts'
import { watermarkFor } from '../core/watermark.ts'

/** The sentence that every output shows of a run that was not made on a real target, even if the report forgot to bring it. */
export const watermarkOf = (
  report: Pick<RunReport, 'watermark' | 'sandbox' | 'rehearsal'>,
): string => report.watermark || watermarkFor(report)

/** Where a run was made, to follow its verdict; empty on a real target. */
export function placeWords(report: Pick<RunReport, 'watermark' | 'sandbox' | 'rehearsal'>): string {
  if (report.rehearsal) return ' at the venues of a sandbox'
  return watermarkOf(report) === '' ? '' : ' on the embedded sandbox'
}
