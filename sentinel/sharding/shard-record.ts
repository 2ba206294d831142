import { z } from 'zod'
import { checkClasses } from '../../core/check.ts'
import type { DeepReadonly } from '../../core/deep-readonly.ts'
import type { EvidenceFile } from '../../core/evidence-file.ts'
import { phases } from '../../core/phases.ts'
import { RunReport } from '../../core/run-report.ts'
import { jsonText } from '../bundle/with-digest.ts'

/** Changes whenever a reader of old records would be misled. */
export const shardRecordSchema = 'market-readiness-shard/1'

const { runId, tool, sandbox, target, results, problems, sweep, selection, shard } = RunReport.shape

/**
 * What a shard saw, before anything was judged: attestations, waivers and root causes are a matter of the whole run, and of
 * its verdict.
 */
export const ShardRecord = z.strictObject({
  schema: z.literal(shardRecordSchema),
  shard: shard.unwrap(),
  /** Every file of the whole run, in its order. */
  files: z.array(
    z.strictObject({
      id: z.string(),
      path: z.string(),
      phase: z.enum(phases),
      class: z.enum(checkClasses),
    }),
  ),
  runId,
  tool,
  sandbox,
  rehearsal: z.boolean(),
  target,
  startedMs: z.number().int(),
  finishedMs: z.number().int(),
  paths: selection.shape.paths,
  missingPhases: selection.shape.missingPhases,
  faults: selection.shape.faults,
  /** Every check that there is, selected or not. */
  checkIds: z.array(z.string()),
  results,
  problems,
  sweep,
  interrupted: z.boolean(),
})

export type ShardRecord = DeepReadonly<z.output<typeof ShardRecord>>

/** The record as a piece of evidence of the shard's bundle. */
export const shardEvidence = (record: Omit<ShardRecord, 'schema'>): EvidenceFile => ({
  kind: 'shard',
  text: jsonText({ schema: shardRecordSchema, ...record }),
})
