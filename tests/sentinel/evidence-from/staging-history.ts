import { generateKeyPairSync } from 'node:crypto'
import type { CheckResult, RunReport } from '../../../core/run-report.ts'
import { signerOf, type Signer } from '../../../sentinel/bundle/keys.ts'
import { writeBundle } from '../../../sentinel/bundle/write-bundle.ts'
import { reportWith } from '../../reporters/report-builder.ts'
import { resultWith } from '../../reporters/sample-results.ts'

export const stagingKeys = generateKeyPairSync('ed25519')
export const stagingSigner: Signer = signerOf(stagingKeys.privateKey)
export const software = `sha256:${'a'.repeat(64)}`
export const otherSoftware = `sha256:${'b'.repeat(64)}`

/** Checks by their noun, on no venue. */
export function looked(noun: string, changes: Partial<CheckResult> = {}): CheckResult {
  const { venue: _, ...rest } = resultWith({ id: `connectivity/${noun}`, ...changes })
  return rest
}

export interface StagingRun {
  /** Hours since the first of January. */
  readonly hour: number
  readonly results: readonly CheckResult[]
  readonly changes?: Parameters<typeof reportWith>[1]
  readonly software?: string | undefined
  readonly signer?: Signer | undefined
}

export const instant = (hour: number, minute = 0): string =>
  new Date(Date.UTC(2026, 0, 1, hour, minute)).toISOString()

/** Writes the bundle of a run of staging, of one hour, and returns its folder. */
export function stagingRun(history: string, run: StagingRun): Promise<string> {
  const { hour, results, changes = {} } = run
  const judged = 'software' in run ? run.software : software
  const target: RunReport['target'] = {
    identity: 'staging',
    lines: ['profile staging'],
    ...(judged !== undefined && { software: judged }),
  }
  const report = reportWith(results, {
    runId: `r${hour}`,
    startedAt: instant(hour),
    finishedAt: instant(hour, 30),
    target,
    ...changes,
  })
  const signer = 'signer' in run ? run.signer : stagingSigner
  return writeBundle({ report, evidence: [], signer }, history)
}
