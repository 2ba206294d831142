import type { EvidenceFile } from '../../core/evidence-file.ts'
import type { CheckResult } from '../../core/run-report.ts'
import type { RecordedSample } from '../../fixtures/evidence.ts'
import { sha256 } from './sha256.ts'

/** A result whose distributions name the files that hold their samples, and these files. */
export interface Sampled {
  readonly result: CheckResult
  readonly files: readonly EvidenceFile[]
}

export function withSamples(result: CheckResult, samples: readonly RecordedSample[] = []): Sampled {
  if (samples.length === 0) return { result, files: [] }
  const kept = new Map(
    samples.flatMap(sample => {
      const file = sampleFile(result, sample)
      return file ? [[sample.index, file] as const] : []
    }),
  )
  const evidence = result.evidence.map((observation, index) => {
    const file = kept.get(index)
    if (!file || !observation.distribution) return observation
    return {
      ...observation,
      distribution: { ...observation.distribution, sample: sha256(file.text) },
    }
  })
  return { result: { ...result, evidence }, files: [...kept.values()] }
}

function sampleFile(
  { id, venue, fault, evidence }: CheckResult,
  { index, values }: RecordedSample,
): EvidenceFile | undefined {
  const observation = evidence[index]
  if (!observation?.distribution) return undefined
  const about = {
    check: id,
    ...(venue !== undefined && { venue }),
    ...(fault !== undefined && { fault }),
    observation: observation.name,
  }
  const { unit } = observation.distribution
  return { kind: 'sample', about, text: `${JSON.stringify({ ...about, unit, values })}\n` }
}
