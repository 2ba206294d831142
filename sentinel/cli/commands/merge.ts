import { printable } from '../../../reporters/terminal/printable.ts'
import { AlteredShard, merge as mergeShards } from '../../sharding/merge.ts'
import { runName } from '../../sharding/shard-argument.ts'
import { trustedKey } from '../bundle-argument.ts'
import type { Action } from '../command.ts'
import { configurationOf } from '../configuration.ts'
import { alteredBundle } from './verify.ts'

/** Puts the shards of a run together and exits with the verdict of the whole. */
export const merge: Action = async typed => {
  const run = typed.text('run')
  const request = {
    folders: typed.paths,
    run: run === undefined ? undefined : runName(run),
    key: trustedKey(typed),
    output: typed.text('output') ?? 'reports',
  }
  try {
    const report = await mergeShards(await configurationOf(typed), request)
    return typed.flag('report-only') ? 0 : report.exitCode
  } catch (error) {
    if (!(error instanceof AlteredShard)) throw error
    // The name of a surplus file is not ours.
    process.stderr.write(`${printable(error.message)}\n`)
    return alteredBundle
  }
}
