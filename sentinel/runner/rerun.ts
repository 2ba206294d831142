import type { CheckResult, RerunOf, RunReport } from '../../core/run-report.ts'
import { UsageError } from '../usage-error.ts'
import type { CheckFile } from './selection.ts'

/** What a rerun runs, and what it says of the run before it. */
export interface Rerun {
  readonly files: readonly CheckFile[]
  readonly rerunOf: RerunOf
}

/** The checks that failed or were inconclusive by themselves in an earlier run of the same profile, on all their venues. */
export function rerunOf(
  { runId, profile: earlier, verdict, finishedAt, results }: RunReport,
  profile: string,
  files: readonly CheckFile[],
): Rerun {
  if (earlier !== profile)
    throw new UsageError(
      `--rerun must name a run of the profile ${profile}, ${runId} is of ${earlier}; give the same --config`,
    )
  const open = results.flatMap(result => troubleOf(result) ?? [])
  if (open.length === 0)
    throw new UsageError(
      `--rerun must name a run in which something failed or was inconclusive, in ${runId} nothing was; run everything instead`,
    )
  const lost = open.find(({ id }) => !files.some(file => file.id === id))
  if (lost)
    throw new UsageError(
      `--rerun must name a run whose checks are still there, ${lost.id} of ${runId} is gone; run everything instead`,
    )
  return {
    files: files.filter(file => open.some(({ id }) => id === file.id)),
    rerunOf: { runId, verdict, finishedAt, results: open },
  }
}

/** How a result ended by itself, where that was not well: what another check blocked is to be looked at again, too. */
function troubleOf({
  id,
  venue,
  outcome,
  reason,
  blocked,
}: CheckResult): RerunOf['results'][number] | undefined {
  const own = { outcome: blocked?.was ?? outcome, reason: blocked?.reason ?? reason }
  if (own.outcome !== 'failed' && own.outcome !== 'inconclusive') return undefined
  return { id, ...(venue !== undefined && { venue }), outcome: own.outcome, reason: own.reason }
}
