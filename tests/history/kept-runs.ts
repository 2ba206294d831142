import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunReport } from '../../core/run-report.ts'
import { writeBundle } from '../../sentinel/bundle/write-bundle.ts'

/** The target of the runs that are kept here. */
export const target = { identity: 'simulated', lines: ['profile staging'] }

/** A history with the bundles of these runs, written as a run writes them; by default in a temporary folder of its own. */
export async function historyOf(
  reports: readonly RunReport[],
  folder: string = join(mkdtempSync(join(tmpdir(), 'readiness-history-')), 'history'),
): Promise<string> {
  for (const report of reports) await writeBundle({ report, evidence: [] }, folder)
  return folder
}
