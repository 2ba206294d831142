import type { Config } from '../../config/schema.ts'
import type { RerunOf, RunReport } from '../../core/run-report.ts'
import type { Shard } from '../../core/shard.ts'
import { shareOf } from '../sharding/share.ts'
import { UsageError } from '../usage-error.ts'
import { rerunOf } from './rerun.ts'
import { select, type CheckFile, type SelectionRequest } from './selection.ts'

export interface ChoiceRequest extends SelectionRequest {
  /** Report of an earlier run: only what failed or was inconclusive there is chosen. */
  readonly rerun?: RunReport | undefined
  /** Only what falls to this part of the run is run. */
  readonly shard?: Shard | undefined
}

/** What a run runs, and what its report says of the choice. */
export interface Choice {
  readonly files: readonly CheckFile[]
  /** Those of all parts of the run; the same as `files` where it is not split. */
  readonly wholeRun: readonly CheckFile[]
  readonly paths: readonly string[]
  readonly rerunOf?: RerunOf | undefined
}

/** The files that a request means; those of a rerun are chosen from all that the earlier run could choose from. */
export function choose({ profile }: Config, { rerun, shard, ...request }: ChoiceRequest): Choice {
  if (rerun) {
    const { paths } = rerun.selection
    const again = rerunOf(rerun, profile, select({ paths, phases: [] }))
    return { ...again, wholeRun: again.files, paths }
  }
  const wholeRun = select(request)
  const { paths } = request
  if (!shard) return { files: wholeRun, wholeRun, paths }
  const files = shareOf(wholeRun, shard)
  if (files.length > 0) return { files, wholeRun, paths }
  throw new UsageError(
    `--shard ${shard.index}/${shard.of} must select a check, selects none of ${wholeRun.length}; split the run into fewer parts`,
  )
}
