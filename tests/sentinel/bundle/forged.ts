import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BundleManifest } from '../../../core/bundle-manifest.ts'
import { manifestText } from '../../../sentinel/bundle/manifest.ts'
import { sha256 } from '../../../sentinel/bundle/sha256.ts'

type Entry = BundleManifest['files'][number]

/** Gives a bundle another manifest with a digest that is right, as somebody would who knows how it is made. */
export function withManifest(
  folder: string,
  change: (manifest: BundleManifest) => Partial<BundleManifest>,
): void {
  const { digest: _, schema: __, ...manifest } = read(folder)
  const changed = { ...manifest, ...change(read(folder)) }
  writeFileSync(join(folder, 'manifest.json'), manifestText(changed))
}

/** Gives a bundle another file and a manifest that agrees with it. */
export function withFile(folder: string, path: string, text: string): void {
  writeFileSync(join(folder, path), text)
  const entry = (old: Entry): Entry =>
    old.path === path ? { ...old, length: Buffer.byteLength(text), sha256: sha256(text) } : old
  withManifest(folder, ({ files }) => ({ files: files.map(entry) }))
}

export const read = (folder: string): BundleManifest =>
  JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as BundleManifest
