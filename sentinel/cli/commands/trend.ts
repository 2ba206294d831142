import { targetIdentity } from '../../../config/target-identity.ts'
import { openDatabase } from '../../../history/index/database.ts'
import { askHistory } from '../../../history/index/ask.ts'
import { trendOf } from '../../../history/trend.ts'
import { trendText } from '../../../reporters/trend.ts'
import { UsageError } from '../../usage-error.ts'
import type { Action } from '../command.ts'
import { configurationOf } from '../configuration.ts'
import { saySkipped } from '../skipped.ts'

/** Says how a check went over all kept runs of the target. */
export const trend: Action = async typed => {
  const [check, ...others] = typed.paths
  if (check === undefined || others.length > 0)
    throw new UsageError(
      `trend must be of one check such as connectivity/rest-latency, was given ${typed.paths.length}`,
    )
  // It loads while the configuration is read; what is wrong with that is told first.
  const opening = openDatabase()
  opening.catch(() => undefined)
  const { config } = await configurationOf(typed)
  using database = await opening
  const question = {
    check,
    venue: typed.text('venue'),
    measure: typed.text('measure'),
    target: targetIdentity(config),
  }
  const { skipped, answer: found } = await askHistory(database, config.history.folder, () =>
    trendOf(database, question),
  )
  saySkipped(skipped)
  process.stdout.write(
    typed.flag('json') ? `${JSON.stringify(found, undefined, 2)}\n` : trendText(found),
  )
  return 0
}
