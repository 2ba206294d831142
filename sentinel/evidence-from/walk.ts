import type { KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { manifestFile } from '../../core/bundle-manifest.ts'
import { decides, instanceKey, type OtherEvidence, type Told } from '../../core/other-evidence.ts'
import { keyIdOf } from '../bundle/keys.ts'
import { candidatesIn, type Candidate, type Candidates } from './candidates.ts'
import { flawWords, otherBundle, type OtherBundle } from './other-bundle.ts'

/** Another target: its profile, the folder of its bundles, and the key that must have signed them. */
export interface OtherTarget {
  readonly profile: string
  readonly history: string
  readonly key: KeyObject
}

export interface Wanted {
  /** Keys of the checks on venues that were not assessed here. */
  readonly instances: ReadonlySet<string>
  /** Digest of the software of this target, where it is known. */
  readonly software: string | undefined
}

/** So many bundles are read at most: what gates a release should not wait for all that a monitor left behind. */
const mostBundles = 1_000

/**
 * Looks through the bundles of another target, the newest first, for the last that they tell of each check that is wanted.
 * It ends once all of that is known, or no run of this software is left, or the chain ends: where the bundle before one is
 * gone, a run that failed may have been taken away. Something wrong with a bundle ends it, too, and is a problem.
 *
 * Nothing that a report says is believed before its bundle was verified, and before an older one is used, the bundle that
 * the newer one follows is verified: a report that was changed to look older, or another's, is found.
 */
export function evidenceOf(target: OtherTarget, { instances, software }: Wanted): OtherEvidence {
  const { profile, history, key } = target
  const nothing = { ...empty, profile, keyId: keyIdOf(key) }
  if (instances.size === 0 || software === undefined) return { ...nothing, software }
  const { candidates, problems } = found(history, profile)
  const others = candidates.flatMap(one => one.software ?? []).filter(one => one !== software)
  const known = {
    ...nothing,
    software,
    sameSoftware: candidates.filter(one => isSame(one.software, software)).length,
    otherSoftware: [...new Set(others)],
  }
  if (problems.length > 0) return { ...known, problems }
  return { ...known, ...walked(target, candidates, { instances, software }) }
}

/** What cannot even be listed is a problem as well. */
function found(history: string, profile: string): Candidates {
  try {
    return candidatesIn(history, profile)
  } catch (error) {
    return { candidates: [], problems: [flawWords(history, error)] }
  }
}

const empty = { told: [], read: 0, sameSoftware: 0, otherSoftware: [], stopped: '', problems: [] }

/** A run of which it is not known what it judged may have judged this. */
const isSame = (found: string | undefined, software: string): boolean =>
  found === undefined || found === software

type Walked = Pick<OtherEvidence, 'told' | 'read' | 'stopped' | 'problems'>

function walked(
  target: OtherTarget,
  candidates: readonly Candidate[],
  { instances, software }: Wanted & { readonly software: string },
): Walked {
  const open = new Set(instances)
  const told: Told[] = []
  const verified = new Map<string, OtherBundle>()
  const ended = (stopped = '', problems: readonly string[] = []): Walked => ({
    told,
    read: verified.size,
    stopped,
    problems,
  })
  let place = ''
  const verify = (candidate: Candidate): OtherBundle => {
    const { kept } = candidate
    place = kept.path
    const bundle = verified.get(kept.name) ?? otherBundle(kept, target)
    verified.set(kept.name, bundle)
    return bundle
  }
  try {
    for (const [index, candidate] of candidates.entries()) {
      if (open.size === 0) break
      const older = candidates.slice(index)
      if (!older.some(one => isSame(one.software, software))) break
      if (verified.size >= mostBundles)
        return ended(
          `only its last ${mostBundles} runs are looked at, and none of them assessed it`,
        )
      const bundle = verify(candidate)
      if (isSame(bundle.run.software, software)) told.push(...toldBy(bundle, open))
      const isLast = older.length === 1 && bundle.chain === 'first'
      if (open.size === 0 || isLast) break
      const stopped = endOfChain(bundle)
      if (stopped !== '') return ended(stopped)
      const before = candidates.find(({ kept }) => kept.name === bundle.previous!.bundle)
      if (!before)
        return ended('', [
          `${join(target.history, bundle.previous!.bundle, manifestFile)}: must be of a run of ${target.profile}, as the bundle that follows it says, is not`,
        ])
      verify(before)
    }
    return ended()
  } catch (error) {
    return ended('', [flawWords(place, error)])
  }
}

/** What a bundle decides of what is still open, which it closes. */
function toldBy({ run, results }: OtherBundle, open: Set<string>): readonly Told[] {
  return results
    .filter(result => decides(result, run) && open.delete(instanceKey(result)))
    .map(result => ({ run, result }))
}

/** Why nothing older than a bundle counts; empty where it does. */
function endOfChain({ run, chain, previous }: OtherBundle): string {
  if (chain === 'first')
    return `run ${run.runId} is the first of its chain, and no later one assessed it`
  return chain === 'absent'
    ? `no run since ${run.runId} assessed it, and the bundle before that, ${previous!.bundle}, is not there`
    : ''
}
