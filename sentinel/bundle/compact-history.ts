import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleName, compactionFile, manifestFile } from '../../core/bundle-manifest.ts'
import { BundleFlaw } from './flaw.ts'
import { compactionText, goesWithTime } from './compaction.ts'
import { readManifest } from './manifest.ts'
import { sha256 } from './sha256.ts'

export interface Retention {
  /** For so long every single value is kept. */
  readonly keepValuesDays: number
  readonly nowMs: number
}

const dayMs = 86_400_000

/**
 * Lets go of the single values of old runs, and leaves a note in each that says so; returns the names of their bundles.
 * The report with its histograms, the manifest, its signature and so the chain stay as they are. One that is damaged is
 * left alone: it may be evidence of what happened to it.
 */
export async function compactHistory(
  history: string,
  { keepValuesDays, nowMs }: Retention,
): Promise<readonly string[]> {
  const old = nowMs - keepValuesDays * dayMs
  const names = await readdir(history)
  const bundles = names.filter(name => bundleName.safeParse(name).success && startOf(name) < old)
  const compacted: string[] = []
  for (const name of bundles.toSorted())
    if (await compact(join(history, name), { history, nowMs })) compacted.push(name)
  return compacted
}

/** `20261128T201502Z-r47ece1b0`, in milliseconds since 1970. */
const startOf = (name: string): number =>
  Date.parse(name.replace(/^(....)(..)(..)T(..)(..)(..)Z.*$/, '$1-$2-$3T$4:$5:$6Z'))

/** Whether there was something to let go of. The note comes first: what is missing without one looks like damage. */
async function compact(
  folder: string,
  { history, nowMs }: { readonly history: string; readonly nowMs: number },
): Promise<boolean> {
  if (existsSync(join(folder, compactionFile))) return false
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => '')
  const going = filesIn(text)
  if (going.length === 0) return false
  const note = compactionText({
    manifestSha256: sha256(text),
    compactedAt: new Date(nowMs).toISOString(),
  })
  await writeWhole(note, join(folder, compactionFile), history)
  for (const path of going) await rm(join(folder, path), { force: true })
  return true
}

function filesIn(manifest: string): readonly string[] {
  try {
    const { files } = readManifest(manifest)
    return files.filter(goesWithTime).map(({ path }) => path)
  } catch (error) {
    if (error instanceof BundleFlaw) return []
    throw error
  }
}

/** On disk under its name whole or not at all; the draft lies where it is no part of any bundle. */
async function writeWhole(text: string, path: string, history: string): Promise<void> {
  const draft = join(history, `.${randomUUID()}.draft`)
  try {
    const file = await open(draft, 'wx')
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {})
    throw error
  }
}
