import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  evidenceFolder,
  manifestFile,
  reportFile,
  signatureFile,
  type BundleEntry,
} from '../../core/bundle-manifest.ts'
import type { EvidenceFile } from '../../core/evidence-file.ts'
import type { RunReport } from '../../core/run-report.ts'
import { inTotoStatement } from '../../reporters/in-toto.ts'
import { json } from '../../reporters/json.ts'
import { sealed } from './dsse.ts'
import type { Signer } from './keys.ts'
import { manifestText } from './manifest.ts'
import { previousBundle } from './previous.ts'
import { sha256 } from './sha256.ts'

/** What a run leaves for whoever comes back to it. */
export interface Bundle {
  readonly report: RunReport
  /** Raw evidence; the configuration is among it. */
  readonly evidence: readonly EvidenceFile[]
  /** Whoever vouches for it; a run on the sandbox is signed by nobody. */
  readonly signer?: Signer | undefined
}

/** The bundle of a run is not in the history, and nothing is there in its place. */
export class BundleNotWritten extends Error {
  override readonly name = 'BundleNotWritten'
  readonly code = 'READINESS_BUNDLE_NOT_WRITTEN'
}

/**
 * Puts the bundle of a run into a history, whole or not at all, and returns its folder. A report that is kept already, byte
 * for byte, is not kept twice.
 */
export async function writeBundle(bundle: Bundle, history: string): Promise<string> {
  const draft = join(history, `.${randomUUID()}.draft`)
  const folder = join(history, nameOf(bundle.report))
  try {
    if ((await readFile(join(folder, reportFile), 'utf8').catch(() => '')) === json(bundle.report))
      return folder
    for (const [path, text] of await filesOf(bundle, history))
      await writeThrough(join(draft, path), text)
    await rename(draft, folder)
    return folder
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => {})
    throw new BundleNotWritten(
      `the evidence of a run must be kept in ${folder}, was not (${error instanceof Error ? error.message : String(error)}). ` +
        'Check that the folder may be written to and has space, or name another in history.folder, then run again.',
      { cause: error },
    )
  }
}

/** When the run began, to the second, and its id. */
const nameOf = ({ startedAt, runId }: RunReport): string =>
  `${startedAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z-${runId}`

/** The files by their paths; the manifest comes last, so that what it lists is there. */
async function filesOf(
  { report, evidence, signer }: Bundle,
  history: string,
): Promise<ReadonlyMap<string, string>> {
  const { runId, profile, sandbox, tool, finishedAt: createdAt, watermark } = report
  const target = { profile, sandbox }
  const vouching = sandbox ? undefined : signer
  const reportText = json(report)
  const contents = new Map<string, string>([
    [reportFile, reportText],
    ...evidence.map(({ text }) => [evidencePath(text), text] as const),
  ])
  const manifest = manifestText({
    runId,
    target,
    tool,
    createdAt,
    watermark,
    previous: await previousBundle(history, target),
    signer: vouching ? { keyId: vouching.keyId, publicKey: vouching.publicKey } : null,
    files: [entryOf(reportFile, reportText, { kind: 'report' }), ...evidenceEntries(evidence)],
  })
  if (vouching) {
    const configuration = evidence.find(({ kind }) => kind === 'configuration')?.text
    const statement = inTotoStatement(report, {
      manifest: sha256(manifest),
      report: sha256(reportText),
      configuration: configuration === undefined ? undefined : sha256(configuration),
    })
    contents.set(signatureFile, sealed(Buffer.from(JSON.stringify(statement)), vouching))
  }
  return contents.set(manifestFile, manifest)
}

const evidencePath = (text: string): string => `${evidenceFolder}/${sha256(text)}`

/** In an order that does not depend on which check ended first. */
function evidenceEntries(evidence: readonly EvidenceFile[]): readonly BundleEntry[] {
  const entries = evidence.map(({ text, kind, about }) =>
    entryOf(evidencePath(text), text, { kind, ...(about && { about }) }),
  )
  const unique = new Map(entries.map(entry => [entry.path, entry]))
  return [...unique.values()].toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
}

const placeOf = ({ kind, about, path }: BundleEntry): string =>
  JSON.stringify([kind, about?.check, about?.venue, about?.fault, about?.observation, path])

const entryOf = (
  path: string,
  text: string,
  what: Pick<EvidenceFile, 'about'> & { readonly kind: string },
): BundleEntry => ({ path, ...what, length: Buffer.byteLength(text), sha256: sha256(text) })

/** On disk before the folder takes its name, so that a power cut cannot leave a hollow bundle under a good name. */
async function writeThrough(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, 'wx')
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}
