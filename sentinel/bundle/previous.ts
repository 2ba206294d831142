import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleName, manifestFile, type BundleManifest } from '../../core/bundle-manifest.ts'
import { readManifest } from './manifest.ts'
import { sha256 } from './sha256.ts'

/** The newest bundle of a target in a history, as the manifest of the next one names it; null if there is none. */
export async function previousBundle(
  history: string,
  target: BundleManifest['target'],
): Promise<BundleManifest['previous']> {
  const names = await readdir(history).catch(() => [])
  // A name begins with the time at which its run began.
  const newestFirst = names
    .filter(name => bundleName.safeParse(name).success)
    .toSorted()
    .toReversed()
  for (const bundle of newestFirst) {
    const text = await readFile(join(history, bundle, manifestFile), 'utf8').catch(() => '')
    const manifest = manifestIn(text)
    if (manifest && sameTarget(manifest.target, target))
      return { bundle, runId: manifest.runId, manifestSha256: sha256(text) }
  }
  return null
}

type Target = BundleManifest['target']

export const sameTarget = (one: Target, other: Target): boolean =>
  one.profile === other.profile && one.sandbox === other.sandbox

/** A bundle that was damaged is no predecessor; `verify` says of it that it is. */
function manifestIn(text: string): BundleManifest | undefined {
  try {
    return readManifest(text)
  } catch {
    return undefined
  }
}
