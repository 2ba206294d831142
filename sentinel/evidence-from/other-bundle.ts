import type { KeyObject } from 'node:crypto'
import {
  manifestFile,
  reportFile,
  signatureFile,
  type BundleManifest,
} from '../../core/bundle-manifest.ts'
import type { OtherRun } from '../../core/other-evidence.ts'
import type { CheckResult, RunReport } from '../../core/run-report.ts'
import type { KeptRun } from '../../history/run-folder.ts'
import { readReport, UnreadableReport } from '../../reporters/json.ts'
import { BundleFlaw } from '../bundle/flaw.ts'
import { textOf } from '../bundle/hashed-file.ts'
import { sha256 } from '../bundle/sha256.ts'
import { verifyBundle, type Verified } from '../bundle/verify.ts'

/** A bundle of another target that is intact and signed by the key that counts. */
export interface OtherBundle {
  readonly run: OtherRun
  readonly results: readonly CheckResult[]
  /** The bundle before it; null where it is the first. */
  readonly previous: BundleManifest['previous']
  readonly chain: Verified['chain']
}

/** Reads a bundle after it was verified to the byte; throws a `BundleFlaw` where it cannot be relied on. */
export function otherBundle(
  kept: KeptRun,
  { profile, key }: { readonly profile: string; readonly key: KeyObject },
): OtherBundle {
  const { manifest, manifestSha256, chain } = verifyBundle(kept.path, key)
  const { target, previous, runId, files } = manifest
  if (target.profile !== profile || target.sandbox || runId !== kept.runId)
    throw new BundleFlaw(
      manifestFile,
      `must be of the run ${kept.runId} of ${profile}, is of ${runId} of ${target.profile}${target.sandbox ? ' (sandbox)' : ''}`,
    )
  const due = files.find(({ path }) => path === reportFile)!.sha256
  const report = reportIn(unchanged(kept.path, reportFile, due))
  return {
    run: runOf(report, {
      bundle: kept.name,
      manifestSha256,
      manifest: unchanged(kept.path, manifestFile, manifestSha256),
      signature: textOf(kept.path, signatureFile),
    }),
    results: report.results,
    previous,
    chain,
  }
}

/** What was verified is what is read: the file is opened again. */
function unchanged(folder: string, file: string, due: string): string {
  const text = textOf(folder, file)
  if (sha256(text) === due) return text
  throw new BundleFlaw(file, 'must not change while it is read, did')
}

function reportIn(text: string): RunReport {
  try {
    return readReport(text)
  } catch (error) {
    if (error instanceof UnreadableReport) throw new BundleFlaw(reportFile, error.message)
    throw error
  }
}

const runOf = (
  { runId, startedAt, finishedAt, verdict, problems, rerunOf, shard, rehearsal, target }: RunReport,
  bundle: Pick<OtherRun, 'bundle' | 'manifestSha256' | 'manifest' | 'signature'>,
): OtherRun => ({
  ...bundle,
  runId,
  startedAt,
  finishedAt,
  verdict,
  problems: problems.length,
  isRerun: rerunOf !== undefined,
  isPart: shard !== undefined,
  isRehearsal: rehearsal === true,
  ...(target?.software !== undefined && { software: target.software }),
})

/** Where something is wrong with a bundle, and what. */
export const flawWords = (folder: string, error: unknown): string =>
  error instanceof BundleFlaw
    ? `${folder}/${error.message}`
    : `${folder}: ${error instanceof Error ? error.message : String(error)}`
