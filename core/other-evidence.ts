import { undeclaredReasons } from './outcome.ts'
import type { CheckResult } from './run-report.ts'
import type { Verdict } from './verdict.ts'

/** A run of another target, from a bundle that was found intact and signed by the key that counts. */
export interface OtherRun {
  readonly runId: string
  /** Name of its folder. */
  readonly bundle: string
  readonly manifestSha256: string
  /** The manifest, byte for byte, and the envelope of its signature. */
  readonly manifest: string
  readonly signature: string
  readonly startedAt: string
  readonly finishedAt: string
  readonly verdict: Verdict
  /** Number of errors outside any check. */
  readonly problems: number
  /** It ran again what had failed in an earlier run. */
  readonly isRerun: boolean
  /** It is one of the parts of a run, and not what they were merged into. */
  readonly isPart: boolean
  /** Its venues were those of a sandbox: only its drills say anything. */
  readonly isRehearsal: boolean
  /** Digest of the software that was judged; absent where it is not known. */
  readonly software?: string | undefined
}

/** The last that the runs of another target tell of a check on a venue. */
export interface Told {
  readonly result: CheckResult
  readonly run: OtherRun
}

/** What the bundles of another target tell of what was not assessed here; plain data. */
export interface OtherEvidence {
  readonly profile: string
  /** The key that must have signed, by the SHA-256 of its public half. */
  readonly keyId: string
  /** Digest of the software of this target; without it nothing was read. */
  readonly software?: string | undefined
  /** At most one for each check on a venue. */
  readonly told: readonly Told[]
  /** Number of bundles that were read. */
  readonly read: number
  /** Number of runs, among those that the folder holds, whose software is this target's or not known. */
  readonly sameSoftware: number
  /** Digests of other software that runs of the other target were of, the newest first. */
  readonly otherSoftware: readonly string[]
  /** Why older runs were not looked at; empty where none of them could tell more. */
  readonly stopped: string
  /** What is wrong with its bundles: errors outside any check. */
  readonly problems: readonly string[]
}

/** A result that another target may stand in for: only what stepped aside; what was looked at speaks for itself. */
export const isWanted = ({ outcome, reason, fault }: CheckResult): boolean =>
  outcome === 'not-assessed' && fault === undefined && !undeclaredReasons.includes(reason)

/**
 * Whether a result of another run decides for its check: older ones are not looked at. What was not looked at there
 * decides nothing, nor does what somebody attested there or what was itself taken from elsewhere. What another check
 * blocked was looked at. At the venues of a sandbox only drills are looked at: the rest says nothing about real venues.
 */
export function decides(
  { outcome, blocked, attestation, from, fault, class: kind }: CheckResult,
  { isRehearsal }: Pick<OtherRun, 'isRehearsal'>,
): boolean {
  if (fault !== undefined || attestation || from) return false
  if (isRehearsal && kind !== 'drill') return false
  if (outcome === 'not-assessed') return blocked !== undefined
  return outcome !== 'not-applicable' && outcome !== 'stale'
}

/** A check on a venue, or on the target as a whole. */
export const instanceKey = ({ id, venue }: Pick<CheckResult, 'id' | 'venue'>): string =>
  JSON.stringify([id, venue])
