import { mayBeBaseline, readHead, readRun } from './read-run.ts'
import { keptRuns, type KeptRun, type Skipped } from './run-folder.ts'
import type { RunReport } from '../core/run-report.ts'

/** The run that later ones are compared with, if there is one, and what was passed over in looking for it. */
export interface Baseline {
  readonly run: KeptRun | undefined
  readonly report: RunReport | undefined
  /** Kept runs of the same target that were looked at. */
  readonly seen: number
  readonly skipped: readonly Skipped[]
}

export interface BaselineSearch {
  readonly history: string
  /** Identity of the target. */
  readonly target: string
  /** Only runs that began before this instant, ISO 8601. */
  readonly before?: string
}

/** The last run of the target that ended GO and can be read to its end. */
export function findBaseline({ history, target, before }: BaselineSearch): Baseline {
  const kept = keptRuns(history)
  const skipped = [...kept.skipped]
  let seen = 0
  for (const run of kept.runs) {
    try {
      const head = readHead(run)
      if (head.target?.identity !== target) continue
      if (before !== undefined && head.startedAt >= before) continue
      seen++
      if (mayBeBaseline(head)) return { run, report: readRun(run), seen, skipped }
    } catch (error) {
      skipped.push({ path: run.path, reason: (error as Error).message })
    }
  }
  return { run: undefined, report: undefined, seen, skipped }
}

/** What the report of a run says about what it can be compared with. */
export function baselineWords({ report, seen }: Baseline): string {
  if (report)
    return `run ${report.runId} of ${report.startedAt}, the last GO of this target; "readiness diff" says what changed since`
  return seen === 0
    ? 'none: no earlier run of this target is kept, so nothing says whether anything got worse'
    : `none: of ${seen} kept runs of this target none ended GO, so nothing says whether anything got worse`
}

/** The same of a run on a sandbox. */
export const sandboxBaselineWords =
  'none: a run on a sandbox is no baseline; two of them are compared by naming both'
