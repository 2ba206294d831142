import type { RunReport } from '../core/run-report.ts'

/** The sentence that every output of a sandbox run shows, even if the report forgot to bring it; empty on a real target. */
export function watermarkOf({
  watermark,
  sandbox,
}: Pick<RunReport, 'watermark' | 'sandbox'>): string {
  if (watermark !== '') return watermark
  return sandbox ? 'Embedded sandbox: this says nothing about your system.' : ''
}
