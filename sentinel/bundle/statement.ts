import { inTotoStatement, type TestResultStatement } from '../../reporters/in-toto.ts'
import type { Verified } from './verify.ts'

/** The in-toto statement of a bundle that was found intact: the same as its signature, if it has one, speaks. */
export function statementOf({ manifest, report, manifestSha256 }: Verified): TestResultStatement {
  const sha256Of = (kind: string) => manifest.files.find(file => file.kind === kind)?.sha256
  return inTotoStatement(report, {
    manifest: manifestSha256,
    report: sha256Of('report')!,
    configuration: sha256Of('configuration'),
  })
}
