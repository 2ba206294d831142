import { targetIdentity } from '../../../config/target-identity.ts'
import type { RunDiff } from '../../../core/run-diff.ts'
import type { RunReport } from '../../../core/run-report.ts'
import { diffOf } from '../../../history/diff/diff.ts'
import type { EarlierValues } from '../../../history/diff/comparisons.ts'
import { earlierValues } from '../../../history/earlier-values.ts'
import { openDatabase } from '../../../history/index/database.ts'
import { askHistory } from '../../../history/index/ask.ts'
import { namedRun, NoBaseline } from '../../../history/named-run.ts'
import type { Skipped } from '../../../history/run-folder.ts'
import { diffText } from '../../../reporters/diff.ts'
import { UsageError } from '../../usage-error.ts'
import type { Action } from '../command.ts'
import { configurationOf } from '../configuration.ts'
import { saySkipped } from '../skipped.ts'

/** Exit codes of a diff, after those of the verdicts: something got worse; nobody can tell. */
const exits = { fine: 0, worse: 20, unknown: 30 } as const

/** Says what changed between two kept runs. */
export const diff: Action = async typed => {
  const [first = 'baseline', second = 'last', ...others] = typed.paths
  if (others.length > 0)
    throw new UsageError(`diff compares two runs, was given ${typed.paths.length}: name two`)
  const { config } = await configurationOf(typed)
  const history = { folder: config.history.folder, target: targetIdentity(config).identity }
  try {
    const [before, after] = [namedRun(first, history), namedRun(second, history)]
    const { values, skipped } = await earlierValuesOf(after.report, history.folder)
    const { regression_share: share, regression_share_of_limit: shareOfLimit } = config.history
    const found = diffOf({
      before: before.report,
      after: after.report,
      settings: { before: before.settings, after: after.settings },
      earlierValues: values,
      floors: { share, shareOfLimit },
    })
    saySkipped([...before.skipped, ...after.skipped, ...skipped])
    process.stdout.write(
      typed.flag('json') ? `${JSON.stringify(found, undefined, 2)}\n` : diffText(found),
    )
    return exitOf(found)
  } catch (error) {
    if (!(error instanceof NoBaseline)) throw error
    process.stderr.write(`${error.message}\n`)
    return exits.unknown
  }
}

async function earlierValuesOf(
  { target, startedAt }: RunReport,
  folder: string,
): Promise<{ readonly values: EarlierValues; readonly skipped: readonly Skipped[] }> {
  if (!target) return { values: () => [], skipped: [] }
  using database = await openDatabase()
  const { skipped, answer: values } = await askHistory(database, folder, () =>
    earlierValues(database, { target: target.identity, before: startedAt }),
  )
  return { values, skipped }
}

/** What counted and is gone is not known any more, and no better than unknown. */
function exitOf({ worse, gone }: RunDiff): number {
  if (worse.some(({ severity }) => severity !== 'advisory')) return exits.worse
  return gone.some(({ severity, outcome }) => severity !== 'advisory' && outcome === 'passed')
    ? exits.unknown
    : exits.fine
}
