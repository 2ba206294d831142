import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  BundleCompaction,
  compactionFile,
  compactionSchema,
  type BundleEntry,
} from '../../core/bundle-manifest.ts'
import { BundleFlaw } from './flaw.ts'
import { textOf } from './hashed-file.ts'
import { jsonIn } from './json-in.ts'
import { textWithDigest } from './with-digest.ts'

/** What a compaction lets go of: single values, which the report keeps as histograms. */
export const goesWithTime = ({ kind }: BundleEntry): boolean => kind === 'sample'

/** The note that a compaction leaves, with its digest as a manifest has one. */
export const compactionText = (
  fields: Pick<BundleCompaction, 'manifestSha256' | 'compactedAt'>,
): string => textWithDigest({ schema: compactionSchema, ...fields })

/** The note in a bundle, if there is one; throws a `BundleFlaw` unless it is as it was written, for this bundle. */
export function compactionIn(folder: string, manifestSha256: string): BundleCompaction | undefined {
  if (!existsSync(join(folder, compactionFile))) return undefined
  const text = textOf(folder, compactionFile)
  const { data } = BundleCompaction.safeParse(jsonIn(text))
  if (!data || compactionText(fieldsOf(data)) !== text)
    throw new BundleFlaw(compactionFile, 'must be as it was written, was altered')
  if (data.manifestSha256 !== manifestSha256)
    throw new BundleFlaw(compactionFile, 'must be of this bundle, is of another')
  return data
}

const fieldsOf = ({ manifestSha256, compactedAt }: BundleCompaction) => ({
  manifestSha256,
  compactedAt,
})
