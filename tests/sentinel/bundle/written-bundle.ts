import { generateKeyPairSync } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { EvidenceFile } from '../../../core/evidence-file.ts'
import type { CheckResult, RunReport } from '../../../core/run-report.ts'
import { BundleFlaw } from '../../../sentinel/bundle/flaw.ts'
import { signerOf, type Signer } from '../../../sentinel/bundle/keys.ts'
import { withSamples } from '../../../sentinel/bundle/samples.ts'
import { verifyBundle } from '../../../sentinel/bundle/verify.ts'
import { writeBundle } from '../../../sentinel/bundle/write-bundle.ts'
import { latenciesMs, latencyEvidence, passing } from '../../reporters/realistic-checks.ts'
import { reportWith } from '../../reporters/report-builder.ts'

export const keys = generateKeyPairSync('ed25519')
export const signer: Signer = signerOf(keys.privateKey)

const configuration: EvidenceFile = {
  kind: 'configuration',
  text: `${JSON.stringify({ files: ['a.toml'], config: { profile: 'staging' }, waivers: [] })}\n`,
}
const journal: EvidenceFile = {
  kind: 'journal',
  text: '\n{"kind":"intent","atMs":1,"venue":"kraken","symbol":"BTC/USD","clientOrderId":"r1-1"}',
}

const card = {
  severity: 'critical',
  title: 'answers come in time',
  prevents: 'A loss.',
  remediation: ['Look.'],
} as const

/** A few results with their samples, in the order in which the checks are listed or in another. */
export function sampled(): { results: readonly CheckResult[]; files: readonly EvidenceFile[] } {
  const both = ['binance', 'kraken'].map((venue, index) => {
    const values = latenciesMs(20, 40, index + 1)
    const result = passing('connectivity/rest-latency', card, latencyEvidence(values), venue)
    const place = result.evidence.findIndex(({ distribution }) => distribution)
    return withSamples(result, [{ index: place, values }])
  })
  return { results: both.map(({ result }) => result), files: both.flatMap(({ files }) => files) }
}

export interface Wanted {
  readonly history: string
  readonly changes: Partial<RunReport>
  readonly signer: Signer | undefined
}

/** A bundle of two results, a journal and a configuration, and the history that it lies in. */
export async function writtenBundle(wanted: Partial<Wanted> = {}): Promise<string> {
  const { history = temporary(), changes = {} } = wanted
  const { results, files } = sampled()
  const report = reportWith(results, { runId: 'r1', ...changes })
  const vouching = 'signer' in wanted ? wanted.signer : signer
  return writeBundle(
    { report, evidence: [configuration, journal, ...files], signer: vouching },
    history,
  )
}

/** A folder that lasts until the test ends. */
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'readiness-bundle-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A copy beside nothing else. */
export function copyOf(folder: string): string {
  const copy = join(temporary(), 'copy')
  cpSync(folder, copy, { recursive: true })
  return copy
}

/** Every file of a bundle, by its path in there. */
export const pathsIn = (folder: string): readonly string[] =>
  (readdirSync(folder, { recursive: true }) as string[])
    .filter(path => statSync(join(folder, path)).isFile())
    .toSorted()

export const contentsOf = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(pathsIn(folder).map(path => [path, readFileSync(join(folder, path), 'utf8')]))

/** The file that a verification names, or nothing if it finds the bundle intact. */
export function namedIn(folder: string, trusted?: Parameters<typeof verifyBundle>[1]) {
  try {
    verifyBundle(folder, trusted)
    return undefined
  } catch (error) {
    if (error instanceof BundleFlaw) return error.file
    throw error
  }
}

/** The sentence with which a bundle is refused. */
export function refusal(folder: string, trusted?: Parameters<typeof verifyBundle>[1]): string {
  try {
    verifyBundle(folder, trusted)
  } catch (error) {
    if (error instanceof BundleFlaw) return error.message
    throw error
  }
  return 'intact'
}
