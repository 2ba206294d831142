import { join } from 'node:path'
import type { Shard } from '../../../core/shard.ts'
import { shardArgument } from '../../sharding/shard-argument.ts'
import { interruption } from '../../runner/interruption.ts'
import { UsageError } from '../../usage-error.ts'
import type { Action, Arguments } from '../command.ts'
import { configurationOf } from '../configuration.ts'
import { namedReport } from '../report-file.ts'

/** Runs the selected checks and exits with the verdict. */
export const validate: Action = async typed => {
  const loaded = await configurationOf(typed)
  const selection = {
    paths: typed.paths,
    phases: typed.texts('phase'),
    rerun: await earlierReport(typed),
    shard: shardOf(typed),
  }
  if (typed.flag('list')) {
    const { listChecks } = await import('../../runner/list.ts')
    process.stdout.write(await listChecks(loaded.config, selection))
    return 0
  }
  const interrupt = interruption()
  const { run } = await import('../../runner/run.ts')
  const report = await run(
    loaded,
    { ...selection, faults: typed.texts('fault'), output: outputOf(typed, selection.shard) },
    interrupt,
  )
  return typed.flag('report-only') ? 0 : report.exitCode
}

function shardOf(typed: Arguments): Shard | undefined {
  const shard = shardArgument(typed.text('shard'), typed.text('run'))
  if (shard && typed.text('rerun') !== undefined)
    throw new UsageError(
      '--shard must stand without --rerun: what failed is run again on one machine',
    )
  return shard
}

/** Shards that run on one machine must not write over one another's reports. */
const outputOf = (typed: Arguments, shard: Shard | undefined): string =>
  typed.text('output') ??
  (shard ? join('reports', `shard-${shard.index}-of-${shard.of}`) : 'reports')

async function earlierReport(typed: Arguments) {
  const path = typed.text('rerun')
  if (path === undefined) return undefined
  if (typed.paths.length > 0 || typed.texts('phase').length > 0)
    throw new UsageError(
      '--rerun must stand without paths and --phase: the report says what is run again; leave them out',
    )
  return namedReport(path)
}
