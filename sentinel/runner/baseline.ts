import type { Config } from '../../config/schema.ts'
import { targetIdentity } from '../../config/target-identity.ts'
import type { RunReport } from '../../core/run-report.ts'
import { baselineWords, findBaseline, sandboxBaselineWords } from '../../history/baseline.ts'

/** What the run that is ending can be compared with, in the words of its report. */
export function baselineOfRun(
  config: Config,
  { sandbox, startedAt }: Pick<RunReport, 'sandbox' | 'startedAt'>,
): NonNullable<RunReport['baseline']> {
  if (sandbox) return { said: sandboxBaselineWords }
  const { folder } = config.history
  try {
    const target = targetIdentity(config).identity
    const baseline = findBaseline({ history: folder, target, before: startedAt })
    const said = baselineWords(baseline)
    if (!baseline.report) return { said }
    const { runId, startedAt: since } = baseline.report
    return { run: { runId, startedAt: since }, said }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { said: `not known: ${folder} could not be read: ${why}` }
  }
}
