import { relative } from 'node:path'
import type { Shard } from '../../core/shard.ts'
import { tool } from '../installation.ts'
import type { RecordedEnding } from '../runner/run-report.ts'
import type { CheckFile } from '../runner/selection.ts'
import type { ShardRecord } from './shard-record.ts'

interface EndedShard extends Omit<RecordedEnding, 'rerunOf'> {
  readonly shard: Shard
  /** The files of all parts of the run. */
  readonly wholeRun: readonly CheckFile[]
}

/** What a shard leaves for whoever puts the run together. */
export function recordOf({
  wholeRun,
  rehearsal = false,
  ...recorded
}: EndedShard): Omit<ShardRecord, 'schema'> {
  const files = wholeRun.map(({ path, id, phase, class: kind }) => ({
    id,
    path: relative(process.cwd(), path),
    phase,
    class: kind,
  }))
  return { ...recorded, rehearsal, tool: tool(), files }
}
