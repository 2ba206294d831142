import type { KeyObject } from 'node:crypto'
import { readdirSync, statSync, type Dirent } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import {
  compactionFile,
  evidenceFolder,
  manifestFile,
  reportFile,
  signatureFile,
  type BundleCompaction,
  type BundleManifest,
} from '../../core/bundle-manifest.ts'
import { contradictionsIn, RecordedReport } from '../../core/recorded-verdict.ts'
import { compactionIn, goesWithTime } from './compaction.ts'
import { BundleFlaw } from './flaw.ts'
import { hashOf, notAFile, textOf } from './hashed-file.ts'
import { jsonIn } from './json-in.ts'
import { readManifest } from './manifest.ts'
import { sha256 } from './sha256.ts'
import { sameTarget } from './previous.ts'
import { holdSignature, type Signature } from './signature.ts'

/** A bundle that is as it was written, or as a compaction left it. */
export interface Verified {
  readonly manifest: BundleManifest
  readonly report: RecordedReport
  readonly manifestSha256: string
  readonly signature: Signature
  /** `followed`: the bundle before it is here and is the one that is meant; `absent`: it is not here. */
  readonly chain: 'first' | 'followed' | 'absent'
  /** Which single values are gone, where it was compacted. */
  readonly compaction: Compaction | undefined
}

export interface Compaction {
  /** By the note in the bundle, which nobody signs. */
  readonly at: string
  /** Number of files that the manifest lists and that are gone. */
  readonly gone: number
}

/**
 * Reads every byte of a bundle and holds it against its manifest, its signature, its own results and the bundle before
 * it. Needs nothing but the folder. Throws a `BundleFlaw` that names the first file that is altered, missing or surplus,
 * and an ordinary error where a file cannot be read.
 */
export function verifyBundle(folder: string, trusted?: KeyObject): Verified {
  const text = textOf(folder, manifestFile)
  const manifest = readManifest(text)
  const manifestSha256 = sha256(text)
  holdNames(manifest)
  const note = compactionIn(folder, manifestSha256)
  const gone = holdListing(folder, manifest, note)
  for (const { path, length, sha256: expected } of manifest.files)
    if (!gone.has(path) && hashOf(folder, path, length) !== expected)
      throw new BundleFlaw(
        path,
        'must have the SHA-256 that the manifest says, has another: it was altered',
      )
  const signature = holdSignature(folder, { manifest, manifestSha256, trusted })
  const report = holdReport(folder, manifest)
  return {
    manifest,
    report,
    manifestSha256,
    signature,
    chain: holdChain(folder, manifest),
    compaction: note && { at: note.compactedAt, gone: gone.size },
  }
}

/** Each file once, each piece of evidence under its own hash, and the report among them. */
function holdNames({ files }: BundleManifest): void {
  const seen = new Set<string>()
  for (const { path, sha256: expected } of files) {
    if (seen.has(path)) throw new BundleFlaw(manifestFile, `must list ${path} once, does twice`)
    if (path !== reportFile && path !== `${evidenceFolder}/${expected}`)
      throw new BundleFlaw(manifestFile, `must list ${path} under its own SHA-256, does not`)
    seen.add(path)
  }
  if (!seen.has(reportFile)) throw new BundleFlaw(manifestFile, `must list ${reportFile}, does not`)
}

/**
 * What lies in the folder and is not listed was added; what is listed and is not there is missing, unless a compaction let
 * go of it: these files are returned.
 */
function holdListing(
  folder: string,
  { files, signer }: BundleManifest,
  note: BundleCompaction | undefined,
): ReadonlySet<string> {
  const due = new Set([manifestFile, ...files.map(({ path }) => path)])
  if (signer) due.add(signatureFile)
  if (note) due.add(compactionFile)
  const found = new Set<string>()
  for (const entry of entriesOf(folder, '')) found.add(entry)
  const surplus = [...found.difference(due)].toSorted()[0]
  if (surplus !== undefined)
    throw new BundleFlaw(surplus, 'must not be there, is: the manifest does not list it')
  const letGo = new Set(note ? files.filter(goesWithTime).map(({ path }) => path) : [])
  const missing = [...due].find(path => !found.has(path) && !letGo.has(path))
  if (missing !== undefined) throw new BundleFlaw(missing, 'must be there, is missing')
  return letGo.difference(found)
}

function* entriesOf(folder: string, inside: string): Generator<string> {
  for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
    const path = inside === '' ? entry.name : `${inside}/${entry.name}`
    if (path === evidenceFolder && entry.isDirectory()) yield* entriesOf(folder, path)
    else yield held(path, entry)
  }
}

function held(path: string, entry: Dirent): string {
  if (!entry.isFile() && !entry.isDirectory()) throw new BundleFlaw(path, notAFile)
  return path
}

function holdReport(folder: string, manifest: BundleManifest): RecordedReport {
  const report = reportIn(textOf(folder, reportFile))
  const { runId, profile, sandbox } = report
  if (runId !== manifest.runId || !sameTarget({ profile, sandbox }, manifest.target))
    throw new BundleFlaw(reportFile, 'must be of the run that the manifest names, is of another')
  const contradiction = contradictionsIn(report)[0]
  if (contradiction !== undefined) throw new BundleFlaw(reportFile, contradiction)
  const kept = new Set(manifest.files.map(file => file.sha256))
  const lost = report.results
    .flatMap(({ evidence }) => evidence.map(({ distribution }) => distribution?.sample))
    .find(sample => sample !== undefined && !kept.has(sample))
  if (lost !== undefined)
    throw new BundleFlaw(
      `${evidenceFolder}/${lost}`,
      'must be listed, as the report names it, is not',
    )
  const untied = report.results.find(({ from }) => from && !kept.has(from.manifestSha256))
  if (untied?.from)
    throw new BundleFlaw(
      `${evidenceFolder}/${untied.from.manifestSha256}`,
      `must be listed, as the manifest that ${untied.id} was taken from, is not`,
    )
  return report
}

function reportIn(text: string): RecordedReport {
  const { success, data } = RecordedReport.safeParse(jsonIn(text))
  if (success) return data
  throw new BundleFlaw(
    reportFile,
    'must be a report that this version can weigh, is not: verify it with the version that wrote it',
  )
}

/** Only the manifest of the bundle before is read: whether that bundle is whole is a question of its own. */
function holdChain(folder: string, { previous }: BundleManifest): Verified['chain'] {
  if (!previous) return 'first'
  const history = dirname(resolve(folder))
  if (!statSync(join(history, previous.bundle), { throwIfNoEntry: false })) return 'absent'
  const before = `${previous.bundle}/${manifestFile}`
  if (sha256(textOf(history, before)) === previous.manifestSha256) return 'followed'
  throw new BundleFlaw(
    before,
    `must be the one that this bundle follows, with the SHA-256 ${previous.manifestSha256}, is another: the chain is broken there`,
  )
}
