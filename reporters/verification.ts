import type { BundleManifest } from '../core/bundle-manifest.ts'
import type { RecordedReport } from '../core/recorded-verdict.ts'
import { plural } from './counts.ts'
import { watermarkOf } from './watermark.ts'

/** What was found of a bundle that is as it was written. */
export interface Verification {
  readonly manifest: BundleManifest
  readonly report: RecordedReport
  readonly signature: 'vouched' | 'claimed' | 'none'
  readonly chain: 'first' | 'followed' | 'absent'
  readonly compaction: { readonly at: string; readonly gone: number } | undefined
}

/** What `verify` says of an intact bundle, for a person: what it is, and what nothing vouches for. */
export function verificationText(folder: string, verification: Verification): string {
  const { report } = verification
  const watermark = watermarkOf(report)
  return [
    `${folder}: ${stateOf(verification)}`,
    row(
      'run',
      `${report.runId} of profile ${report.profile}, ended ${report.finishedAt}, by ${report.tool.name} ${report.tool.version}`,
    ),
    row(
      'verdict',
      `${report.verdict}, which follows from the ${plural(report.results.length, 'result')} recorded`,
    ),
    row('files', filesWords(verification)),
    row('signature', signatureWords(verification)),
    row('chain', chainWords(verification)),
    ...(watermark ? [row('note', watermark)] : []),
    '',
  ].join('\n')
}

const row = (name: string, words: string) => `  ${name.padEnd(9)} ${words}`

function stateOf({ signature, compaction }: Verification): string {
  const signed = signature === 'vouched' ? ' and signed by the given key' : ''
  return compaction ? `compacted; what is left is intact${signed}` : `intact${signed}`
}

function filesWords({ manifest: { files }, compaction }: Verification): string {
  if (compaction)
    return `${files.length - compaction.gone} of ${files.length}, each as the manifest says; the others held single values, and are gone since ${compaction.at} by a note that nobody signed`
  const bytes = files.reduce((sum, { length }) => sum + length, 0)
  return `${plural(files.length, 'file')}, ${bytes.toLocaleString('en-US')} bytes, each as the manifest says`
}

function signatureWords({ manifest: { signer }, report, signature }: Verification): string {
  if (signature === 'vouched') return `by ${signer?.keyId}, the key that was given`
  if (signature === 'claimed')
    return `by ${signer?.keyId}, which the bundle itself names: give the key that you trust with --key FILE`
  const open = 'none, so whoever can write the folder may have written all of it anew'
  return report.sandbox ? `${open}; a run on the sandbox is never signed` : open
}

function chainWords({ manifest: { previous }, chain }: Verification): string {
  if (!previous) return 'the first of its target, as far as its history knew'
  return chain === 'followed'
    ? `follows ${previous.bundle}, whose manifest is the one that is meant`
    : `follows ${previous.bundle}, which is not beside it, so that was not looked at`
}
