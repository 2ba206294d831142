import type { KeyObject } from 'node:crypto'
import { evidenceFolder, manifestFile, reportFile } from '../../core/bundle-manifest.ts'
import type { EvidenceFile } from '../../core/evidence-file.ts'
import { textOf } from '../bundle/hashed-file.ts'
import { jsonIn } from '../bundle/json-in.ts'
import { BundleFlaw } from '../bundle/flaw.ts'
import { verifyBundle } from '../bundle/verify.ts'
import { ShardRecord, shardRecordSchema } from './shard-record.ts'

/** The bundle of a shard, every byte of which was held against its manifest. */
export interface Part {
  readonly folder: string
  readonly record: ShardRecord
  /** What it was configured with, as it recorded it. */
  readonly configuration: string
  /** What the bundle of the whole run takes over: samples and journal, and the manifest that vouches for the rest. */
  readonly evidence: readonly EvidenceFile[]
}

/** Reads the bundle of a shard; throws a `BundleFlaw` where it is not as it was written, or none of a shard. */
export function readPart(folder: string, trusted?: KeyObject): Part {
  const { manifest, compaction } = verifyBundle(folder, trusted)
  if (compaction)
    throw new BundleFlaw(manifestFile, 'must be of a bundle with all its values, was compacted')
  const texts = manifest.files
    .filter(({ path }) => path !== reportFile)
    .map(({ path, kind, about }) => ({ kind, about, text: textOf(folder, path) }))
  const carried = texts.flatMap(({ kind, about, text }): readonly EvidenceFile[] =>
    kind === 'sample' || kind === 'journal' ? [{ kind, text, ...(about && { about }) }] : [],
  )
  return {
    folder,
    record: recordIn(theOne('shard', texts)),
    configuration: theOne('configuration', texts),
    evidence: [...carried, { kind: 'shard-manifest', text: textOf(folder, manifestFile) }],
  }
}

function theOne(
  kind: string,
  texts: readonly { readonly kind: string; readonly text: string }[],
): string {
  const own = texts.filter(one => one.kind === kind)
  if (own.length === 1) return own[0]!.text
  throw new BundleFlaw(
    manifestFile,
    `must list one file of the kind ${kind} in ${evidenceFolder}, lists ${own.length}: the bundle is none of a shard`,
  )
}

function recordIn(text: string): ShardRecord {
  const content = jsonIn(text)
  const { success, error } = ShardRecord.safeParse(content)
  // As it was written: what was read must be told again to the byte.
  if (success) return content as ShardRecord
  const issue = error.issues[0]!
  throw new BundleFlaw(
    evidenceFolder,
    `must hold a shard's record of the format ${shardRecordSchema}, but ${issue.path.join('.') || 'the whole'}: ${issue.message}; merge with the version that ran the shards`,
  )
}
