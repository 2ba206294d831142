import type { Shard } from '../../core/shard.ts'
import { UsageError } from '../usage-error.ts'

const mostShards = 1000
const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

/** What `--shard I/N` and `--run NAME` say together; undefined where neither is given. */
export function shardArgument(
  shard: string | undefined,
  run: string | undefined,
): Shard | undefined {
  if (shard === undefined && run === undefined) return undefined
  if (shard === undefined)
    throw new UsageError(
      '--run must stand with --shard I/N, stands alone; it names a run that is split',
    )
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(shard)?.map(Number) ?? []
  if (index === undefined || of === undefined || index < 1 || index > of || of > mostShards)
    throw new UsageError(
      `--shard must be I/N with I from 1 to N and N at most ${mostShards}, such as 2/3, was ${shard}`,
    )
  if (run === undefined)
    throw new UsageError(
      '--shard must stand with --run NAME, stands alone; give all shards of a run the same name, and another run another one: the number of the CI job and of its attempt, say',
    )
  return { index, of, run: runName(run) }
}

/** A name that all shards of a run share. */
export function runName(run: string): string {
  if (namePattern.test(run)) return run
  throw new UsageError(
    `--run must be a name of 1 to 64 letters, digits, dots, hyphens and underscores that begins with a letter or digit, was ${JSON.stringify(run)}`,
  )
}
