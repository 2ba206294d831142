import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import type { CheckResult } from '../../core/run-report.ts'
import { shardName } from '../../core/shard.ts'
import { resultOfSilentFile } from '../runner/results.ts'
import type { RecordedEnding } from '../runner/run-report.ts'
import { shareOf } from './share.ts'
import type { ShardRecord } from './shard-record.ts'

type Records = readonly [ShardRecord, ...ShardRecord[]]

/**
 * What one machine would have recorded that had run everything: the same results in the same order, from the beginning of
 * the first shard to the end of the last. A shard that is missing leaves its checks untold, and that is a problem of the run.
 * The records must belong together (`mismatches`).
 */
export function combined(records: Records): RecordedEnding {
  const inOrder = records.toSorted((one, other) => one.shard.index - other.shard.index)
  const { sandbox, rehearsal, paths, missingPhases, faults, checkIds, files, shard } = inOrder[0]!
  const { target, changes } = targetOf(inOrder)
  const byId = Map.groupBy(
    inOrder.flatMap(({ results }) => results),
    ({ id }) => id,
  )
  return {
    runId: runIdOf(inOrder),
    sandbox,
    rehearsal,
    startedMs: Math.min(...inOrder.map(({ startedMs }) => startedMs)),
    finishedMs: Math.max(...inOrder.map(({ finishedMs }) => finishedMs)),
    paths,
    missingPhases,
    faults,
    checkIds,
    results: files.flatMap(file => byId.get(file.id) ?? [untold(file)]),
    problems: [
      ...inOrder.flatMap(({ problems }) => problems),
      ...changes,
      ...missingShards(inOrder).map(
        index =>
          `${shardName({ index, of: shard.of })} must bring its results, brought none: what it was to run is not known`,
      ),
    ],
    sweep: {
      swept: inOrder.reduce((sum, { sweep }) => sum + sweep.swept, 0),
      leftOpen: inOrder.flatMap(({ sweep }) => sweep.leftOpen),
    },
    interrupted: inOrder.some(({ interrupted }) => interrupted),
    target,
  }
}

/** The target that all shards judged; its software is known where each tells the same. */
function targetOf(records: readonly ShardRecord[]): {
  readonly target: ShardRecord['target']
  readonly changes: readonly string[]
} {
  const [first] = records
  const told = new Set(records.map(({ target }) => target?.software))
  if (!first?.target || told.size === 1) return { target: first?.target, changes: [] }
  const { software: _, ...target } = first.target
  const known = [...told].filter(one => one !== undefined)
  if (known.length < 2) return { target, changes: [] }
  const change = `the software of the target must be the same for all shards, was ${known.join(' and ')}; run them again`
  return { target, changes: [change] }
}

/** The numbers of the shards of which there is no record. */
export function missingShards(records: readonly Pick<ShardRecord, 'shard'>[]): readonly number[] {
  const present = new Set(records.map(({ shard }) => shard.index))
  const of = records[0]?.shard.of ?? 0
  return Array.from({ length: of }, (_, place) => place + 1).filter(index => !present.has(index))
}

/** Follows from the shards: whoever puts the same ones together gives the run the same id. */
const runIdOf = (records: readonly ShardRecord[]): string => {
  const parts = records.map(({ runId, shard }) => [shard.run, shard.index, runId])
  return `m${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 8)}`
}

/** As a file is told that was never started. */
const untold = (file: ShardRecord['files'][number]): CheckResult =>
  resultOfSilentFile({ ...file, path: resolve(file.path) }, undefined)

/** The results of a shard of which another should have spoken; a record as it was written has none. */
export function strangers({ files, shard, results }: ShardRecord): readonly string[] {
  const own = new Set(shareOf(files, shard).map(({ id }) => id))
  return [...new Set(results.map(({ id }) => id))].filter(id => !own.has(id))
}
