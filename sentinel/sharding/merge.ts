import { createPublicKey, type KeyObject } from 'node:crypto'
import { secretsInAddresses } from '../../config/address-secrets.ts'
import { secretsInEnvironment } from '../../config/environment-secrets.ts'
import type { LoadedConfig } from '../../config/load.ts'
import { signingKey } from '../../config/signing-key.ts'
import type { RunReport } from '../../core/run-report.ts'
import { createProgress } from '../../reporters/terminal.ts'
import { BundleFlaw } from '../bundle/flaw.ts'
import { signerOf } from '../bundle/keys.ts'
import { configurationEvidence } from '../bundle/run-evidence.ts'
import { evidenceOfOthers, otherManifests, otherTargets } from '../evidence-from/others.ts'
import { baselineOfRun } from '../runner/baseline.ts'
import { quietGitHub } from '../runner/github.ts'
import { phaseSpecs } from '../runner/phase-specs.ts'
import { reportOf } from '../runner/run-report.ts'
import { withoutSecrets } from '../runner/secrets.ts'
import { notWritten, writeDown } from '../runner/write-down.ts'
import { usableOutput } from '../usable-output.ts'
import { UsageError } from '../usage-error.ts'
import { combined } from './combined.ts'
import { shardBundlesIn } from './find-parts.ts'
import { mismatchOf } from './mismatch.ts'
import { readPart, type Part } from './part.ts'

export interface MergeRequest {
  /** Folders of the shards, or folders that hold them. */
  readonly folders: readonly string[]
  /** Name of the run whose shards are meant, where others lie beside them. */
  readonly run?: string | undefined
  /** Who must have signed them. Left out: whoever signs the whole run. */
  readonly key?: KeyObject | undefined
  /** Folder that receives the reports. */
  readonly output: string
}

/** A bundle of a shard is not as it was written. */
export class AlteredShard extends Error {
  override readonly name = 'AlteredShard'
  readonly code = 'READINESS_SHARD_ALTERED'
}

/**
 * Puts the shards of a run together and judges the whole: attestations, waivers, root causes and verdict are those of one
 * run, at the time at which its last shard ended. Touches no target.
 */
export async function merge(loaded: LoadedConfig, request: MergeRequest): Promise<RunReport> {
  const { config } = loaded
  const key = signingKey(config)
  const signer = key && signerOf(key)
  const parts = partsOf(request, key && createPublicKey(key))
  const secrets = [
    ...secretsInEnvironment(),
    ...secretsInAddresses(config),
    ...(signer ? [signer.pem] : []),
  ]
  const configuration = withoutSecrets(configurationEvidence(loaded), secrets)
  const mismatch = mismatchOf(parts, configuration.text)
  if (mismatch !== undefined) throw new UsageError(mismatch)
  usableOutput(request.output)
  const ending = combined(parts.map(({ record }) => record) as [Part['record']])

  const startedAt = new Date(ending.startedMs).toISOString()
  const { sandbox } = ending
  const baseline = withoutSecrets(baselineOfRun(config, { sandbox, startedAt }), secrets)
  const others = ending.interrupted ? [] : await otherTargets(config)
  const { results: recorded, target } = ending
  const evidenceFrom = evidenceOfOthers(others, {
    results: recorded,
    software: target?.software,
    secrets,
  })
  const report = reportOf({
    ...ending,
    loaded,
    phaseSpecs: await phaseSpecs(),
    baseline,
    evidenceFrom,
  })

  using github = quietGitHub()
  const progress = createProgress(process.stdout, process.env)
  const { runId, profile, watermark, warnings, results } = report
  progress.started({ runId, profile, watermark, warnings, checks: results.length })
  const evidence = [
    configuration,
    ...otherManifests(report, evidenceFrom),
    ...parts.flatMap(part => part.evidence),
  ]
  const written = await writeDown(
    { report, evidence, signer },
    {
      output: request.output,
      history: config.history.folder,
      keepValuesDays: config.history.keep_values_days,
    },
  )
  progress.ended(report, written.files)
  await github.tell(report)
  if (written.failures.length > 0) throw notWritten(written.failures)
  return report
}

function partsOf({ folders, run, key }: MergeRequest, own: KeyObject | undefined): readonly Part[] {
  const all = shardBundlesIn(folders).map(folder => partIn(folder, key, own))
  const names = [...new Set(all.map(({ record }) => record.shard.run))].toSorted()
  const meant = run ?? names[0]!
  if (run === undefined && names.length > 1)
    throw new UsageError(
      `the shards must be of one run, are of ${names.join(', ')}; say with --run which is meant`,
    )
  const parts = all.filter(({ record }) => record.shard.run === meant)
  if (parts.length > 0) return parts
  throw new UsageError(
    `--run must name a run of which a shard is there, was ${meant}; there are shards of ${names.join(', ')}`,
  )
}

/**
 * Who signs the whole vouches for its parts: without another key, each must be signed by that one, unless nobody signs, as on
 * the sandbox.
 */
function partIn(folder: string, key: KeyObject | undefined, own: KeyObject | undefined): Part {
  try {
    const part = readPart(folder, key)
    return key || !own || part.record.sandbox ? part : readPart(folder, own)
  } catch (error) {
    if (!(error instanceof BundleFlaw)) throw error
    throw new AlteredShard(`${folder}: NOT INTACT\n  ${error.message}`, { cause: error })
  }
}
