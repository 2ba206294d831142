import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { manifestFile } from '../../core/bundle-manifest.ts'
import { UsageError } from '../usage-error.ts'

/** Folders below a named one in which a bundle is looked for: a download may wrap it in some. */
const deepest = 4

/** The bundles of shards in and below folders; other bundles that lie there are passed over, unless they are named. */
export function shardBundlesIn(folders: readonly string[]): readonly string[] {
  if (folders.length === 0)
    throw new UsageError(
      'the shards of a run must be named by their folders, none was; each shard says where it keeps its own, by default reports/shard-I-of-N',
    )
  const found = folders.flatMap(folder => {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      throw new UsageError(`the folder of a shard must be a folder, was ${folder}, which is none`)
    if (isBundle(folder)) return [folder]
    const below = bundlesBelow(folder, deepest).filter(isOfShard)
    if (below.length > 0) return below
    throw new UsageError(
      `${folder} must hold the bundle of a shard (a folder such as bundle/20261128T201502Z-r47ece1b0), holds none`,
    )
  })
  return [...new Set(found)]
}

const isBundle = (folder: string): boolean =>
  statSync(join(folder, manifestFile), { throwIfNoEntry: false })?.isFile() === true

function bundlesBelow(folder: string, depth: number): readonly string[] {
  if (isBundle(folder)) return [folder]
  if (depth === 0) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => join(folder, name))
    .toSorted()
    .flatMap(inner => bundlesBelow(inner, depth - 1))
}

/** By its manifest, unverified: one that was tampered with is found out when it is read. */
const isOfShard = (bundle: string): boolean =>
  /"kind": "shard"/.test(readFileSync(join(bundle, manifestFile), 'utf8'))
