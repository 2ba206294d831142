import { instanceKey, type OtherEvidence, type OtherRun } from '../../core/other-evidence.ts'
import { decides, type Told } from '../../core/other-evidence.ts'
import type { CheckResult } from '../../core/run-report.ts'

export const software = `sha256:${'a'.repeat(64)}`

/** A run of staging with the same software, in which nothing went wrong. */
export const otherRun = (changes: Partial<OtherRun> = {}): OtherRun => ({
  runId: 'r1',
  bundle: '20261130T100000Z-r1',
  manifestSha256: 'b'.repeat(64),
  manifest: 'manifest',
  signature: 'signature',
  startedAt: '2026-11-30T10:00:00.000Z',
  finishedAt: '2026-11-30T10:10:00.000Z',
  verdict: 'GO',
  problems: 0,
  isRerun: false,
  isPart: false,
  isRehearsal: false,
  software,
  ...changes,
})

/** What staging tells, as its bundles were found. */
export const otherEvidence = (changes: Partial<OtherEvidence> = {}): OtherEvidence => ({
  profile: 'staging',
  keyId: 'c'.repeat(64),
  software,
  told: [],
  read: 1,
  sameSoftware: 1,
  otherSoftware: [],
  stopped: '',
  problems: [],
  ...changes,
})

/** A run and its results. */
export interface RunOfOther {
  readonly run: OtherRun
  readonly results: readonly CheckResult[]
}

/** What these runs tell, the newest first, as a walk over their bundles finds it. */
export function toldBy(runs: readonly RunOfOther[]): readonly Told[] {
  const told = new Map<string, Told>()
  for (const { run, results } of runs)
    for (const result of results)
      if (decides(result, run) && !told.has(instanceKey(result)))
        told.set(instanceKey(result), { run, result })
  return [...told.values()]
}
