import type { RecordedReport, RecordedResult } from '../core/recorded-verdict.ts'
import type { Verdict } from '../core/verdict.ts'
import { instanceName } from './instance.ts'
import { watermarkOf } from './watermark.ts'

/** An in-toto statement about the results of a run. Source: https://in-toto.io/attestation/test-result/v0.1. */
export interface TestResultStatement {
  readonly _type: 'https://in-toto.io/Statement/v1'
  readonly subject: readonly ResourceDescriptor[]
  readonly predicateType: 'https://in-toto.io/attestation/test-result/v0.1'
  readonly predicate: {
    readonly result: 'PASSED' | 'WARNED' | 'FAILED'
    readonly configuration: readonly ResourceDescriptor[]
    readonly passedTests: readonly string[]
    readonly warnedTests: readonly string[]
    readonly failedTests: readonly string[]
  }
}

export interface ResourceDescriptor {
  readonly name: string
  readonly digest: { readonly sha256: string }
  readonly mediaType: 'application/json'
  readonly annotations?: Readonly<Record<string, string>>
}

/** SHA-256 of the files that a statement speaks of. */
export interface StatementDigests {
  readonly manifest: string
  readonly report: string
  /** Of what was run with, where it was kept. */
  readonly configuration: string | undefined
}

/**
 * The results of a run for whoever decides by policy. GO is PASSED, CONDITIONAL is WARNED, everything else FAILED, and a
 * run on the sandbox is WARNED at best. A failed test is one that stops a release: where the result is not FAILED there
 * is none. What does not apply is in no list.
 */
export function inTotoStatement(
  report: RecordedReport,
  digests: StatementDigests,
): TestResultStatement {
  const listed = (list: List) =>
    report.results.filter(result => listOf(result) === list).map(instanceName)
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [
      { ...json('manifest.json', digests.manifest), annotations: annotationsOf(report) },
      json('readiness.json', digests.report),
    ],
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result:
        watermarkOf(report) !== '' && report.verdict === 'GO'
          ? 'WARNED'
          : resultWords[report.verdict],
      configuration:
        digests.configuration === undefined ? [] : [json('configuration', digests.configuration)],
      passedTests: listed('passed'),
      warnedTests: listed('warned'),
      failedTests: listed('failed'),
    },
  }
}

const resultWords = {
  GO: 'PASSED',
  CONDITIONAL: 'WARNED',
  UNDECIDED: 'FAILED',
  'NO-GO': 'FAILED',
  INTERRUPTED: 'FAILED',
} as const satisfies Record<Verdict, string>

type List = 'passed' | 'warned' | 'failed' | 'none'

/** What is missing stops a release as a failure does, unless it is waived or weighs little. */
function listOf({ outcome, severity, waiver }: RecordedResult): List {
  if (outcome === 'passed') return 'passed'
  if (outcome === 'not-applicable') return 'none'
  const serious = severity === 'critical' || severity === 'major'
  const forgiven = outcome === 'waived' || (outcome !== 'failed' && waiver?.kind === 'gap')
  return serious && !forgiven ? 'failed' : 'warned'
}

function annotationsOf(report: RecordedReport): Readonly<Record<string, string>> {
  const { verdict, profile, runId, finishedAt, tool } = report
  const watermark = watermarkOf(report)
  return {
    verdict,
    profile,
    runId,
    finishedAt,
    tool: `${tool.name} ${tool.version}`,
    ...(watermark && { watermark }),
  }
}

const json = (name: string, sha256: string) =>
  ({ name, digest: { sha256 }, mediaType: 'application/json' }) as const
