import { readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { bundleName, manifestFile, type BundleManifest } from '../../core/bundle-manifest.ts'
import { readHead, type RunHead } from '../../history/read-run.ts'
import { keptRuns, type KeptRun } from '../../history/run-folder.ts'
import { readManifest } from '../bundle/manifest.ts'
import { flawWords } from './other-bundle.ts'

/** A kept run that says of itself that it is of the other target; nobody has verified that yet. */
export interface Candidate {
  readonly kept: KeptRun
  readonly finishedAt: string
  readonly software: string | undefined
}

export interface Candidates {
  /** By the end of the run, the last first. */
  readonly candidates: readonly Candidate[]
  /** Bundles that may be of the other target, and cannot be read. */
  readonly problems: readonly string[]
}

/** The runs of a profile in a folder, by the beginning of their reports; those on a sandbox are none. */
export function candidatesIn(history: string, profile: string): Candidates {
  if (!statSync(history, { throwIfNoEntry: false })?.isDirectory())
    return { candidates: [], problems: [`${history}: must be a folder, is not there`] }
  const { runs, skipped } = keptRuns(history)
  const hollow = skipped.filter(({ path }) => bundleName.safeParse(basename(path)).success)
  const problems = hollow
    .filter(({ path }) => mayBeOf(path, profile))
    .map(({ path, reason }) => `${path}: must be a whole bundle, ${reason}`)
  const candidates: Candidate[] = []
  for (const kept of runs) {
    try {
      const head = readHead(kept)
      if (isOf(head, profile)) candidates.push(candidateOf(kept, head))
    } catch (error) {
      if (mayBeOf(kept.path, profile)) problems.push(flawWords(kept.path, error))
    }
  }
  return { candidates: candidates.toSorted(laterFirst), problems }
}

const isOf = ({ profile, sandbox, selection }: RunHead, wanted: string): boolean =>
  profile === wanted && !sandbox && selection.faults.length === 0

const candidateOf = (kept: KeptRun, { finishedAt, target }: RunHead): Candidate => ({
  kept,
  finishedAt,
  software: target?.software,
})

const laterFirst = (one: Candidate, other: Candidate): number =>
  Date.parse(other.finishedAt) - Date.parse(one.finishedAt) ||
  (other.kept.name > one.kept.name ? 1 : -1)

/** Where the report tells nothing the manifest may; where neither does, nobody knows whose it is. */
function mayBeOf(path: string, profile: string): boolean {
  const target = targetIn(path)
  return !target || (target.profile === profile && !target.sandbox)
}

function targetIn(path: string): BundleManifest['target'] | undefined {
  try {
    return readManifest(readFileSync(join(path, manifestFile), 'utf8')).target
  } catch {
    return undefined
  }
}
