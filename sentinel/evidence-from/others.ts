import { keyOfOther } from '../../config/evidence-from.ts'
import type { Config } from '../../config/schema.ts'
import type { EvidenceFile } from '../../core/evidence-file.ts'
import { instanceKey, isWanted, type OtherEvidence } from '../../core/other-evidence.ts'
import type { CheckResult, RunReport } from '../../core/run-report.ts'
import { withoutSecrets } from '../runner/secrets.ts'
import { evidenceOf, type OtherTarget } from './walk.ts'

/** The other targets that a profile names, with their keys; throws a `ConfigError` where one cannot be read. */
export const otherTargets = ({ evidence_from }: Config): Promise<readonly OtherTarget[]> =>
  Promise.all(evidence_from.map(async one => ({ ...one, key: await keyOfOther(one) })))

/** A run of this target that is ending. */
export interface Ended {
  readonly results: readonly CheckResult[]
  /** Digest of the software of this target, where it is known. */
  readonly software: string | undefined
  /** What must not be told, whoever said it. */
  readonly secrets: readonly string[]
}

/** What other targets tell of what a run leaves open. */
export function evidenceOfOthers(
  targets: readonly OtherTarget[],
  { results, software, secrets }: Ended,
): readonly OtherEvidence[] {
  const instances = new Set(results.filter(isWanted).map(instanceKey))
  return targets.map(target => {
    const evidence = evidenceOf(target, { instances, software })
    return {
      ...evidence,
      // Manifests are kept to the byte: they hold digests, and names that were told without secrets.
      told: evidence.told.map(({ run, result }) => ({
        run,
        result: withoutSecrets(result, secrets),
      })),
      problems: withoutSecrets(evidence.problems, secrets),
    }
  })
}

/** The manifests, with their signatures, of the bundles that a report took results from: they tie it to what it rests on. */
export function otherManifests(
  { results }: Pick<RunReport, 'results'>,
  others: readonly OtherEvidence[],
): readonly EvidenceFile[] {
  const used = new Set(results.flatMap(({ from }) => from?.manifestSha256 ?? []))
  const told = others.flatMap(one => one.told)
  const runs = new Map(told.map(({ run }) => [run.manifestSha256, run]))
  const kept = [...runs.values()].filter(({ manifestSha256 }) => used.has(manifestSha256))
  return kept.flatMap(({ manifest, signature }): readonly EvidenceFile[] => [
    { kind: 'other-manifest', text: manifest },
    { kind: 'other-signature', text: signature },
  ])
}
