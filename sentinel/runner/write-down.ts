import { plural } from '../../reporters/counts.ts'
import { ReportsNotWritten, writeReports } from '../../reporters/write-reports.ts'
import { compactHistory } from '../bundle/compact-history.ts'
import { BundleNotWritten, writeBundle, type Bundle } from '../bundle/write-bundle.ts'

/** What of a run could be written, and what could not. */
export interface WrittenDown {
  /** Where to look, in the order in which a reader is told. */
  readonly files: readonly string[]
  readonly failures: readonly Error[]
}

export interface Places {
  /** Folder of the reports. */
  readonly output: string
  /** Folder of the evidence bundles. */
  readonly history: string
  /** For so long the single values of earlier runs are kept; for ever where nothing is said. */
  readonly keepValuesDays: number | undefined
}

/** Writes the reports and the evidence bundle of a run; one that fails does not keep the others back. */
export async function writeDown(
  bundle: Bundle,
  { output, history, keepValuesDays }: Places,
): Promise<WrittenDown> {
  const reports = await writeReports(bundle.report, output).catch(unless(ReportsNotWritten))
  const folder = await writeBundle(bundle, history).catch(unless(BundleNotWritten))
  return {
    files: [
      ...(reports instanceof ReportsNotWritten ? reports.written : reports),
      ...(typeof folder === 'string' ? [`${folder} (evidence, ${signedWords(bundle)})`] : []),
      ...(keepValuesDays === undefined ? [] : await compactionWords(history, keepValuesDays)),
    ],
    failures: [reports, folder].filter(one => one instanceof Error),
  }
}

/** Every failure is told; what the process exits with is the same for each. */
export const notWritten = (failures: readonly Error[]): Error =>
  Object.assign(new Error(failures.map(({ message }) => message).join('\n')), {
    code: 'READINESS_NOT_WRITTEN',
  })

/** A history that cannot be compacted is told, and nothing else: the run and its evidence are there. */
async function compactionWords(
  history: string,
  keepValuesDays: number,
): Promise<readonly string[]> {
  try {
    const names = await compactHistory(history, { keepValuesDays, nowMs: Date.now() })
    if (names.length === 0) return []
    return [
      `${history} (${plural(names.length, 'run')} of more than ${plural(keepValuesDays, 'day')} ago compacted: single values are gone)`,
    ]
  } catch (error) {
    return [`${history} (not compacted: ${error instanceof Error ? error.message : String(error)})`]
  }
}

function signedWords({ report, signer }: Bundle): string {
  if (report.sandbox) return 'never signed on a sandbox'
  return signer ? 'signed' : 'not signed: there is no evidence.signing_key'
}

const unless =
  <Expected extends Error>(kind: abstract new (...words: never[]) => Expected) =>
  (error: unknown): Expected => {
    if (error instanceof kind) return error
    throw error
  }
