import type { Outcome } from '../core/outcome.ts'
import type { CheckResult } from '../core/run-report.ts'
import { attentionList, needsAttention, readingOrder } from './attention.ts'

/** The results of one check, over its venues. */
export interface CheckGroup {
  readonly id: string
  /** At least one; what the check says of itself is the same in each. */
  readonly results: readonly CheckResult[]
}

/** Results put together by check; the checks that somebody should read come first, worst first, the rest as they ran. */
export function checkGroups(results: readonly CheckResult[]): readonly CheckGroup[] {
  const groups = Map.groupBy(results, ({ id }) => id)
  const loud = attentionList(results).map(({ id }) => id)
  const order = new Set([...loud, ...groups.keys()])
  return [...order].map(id => ({ id, results: groups.get(id)! }))
}

/** Whether somebody should read about this check. */
export const isLoud = ({ results }: CheckGroup): boolean => results.some(needsAttention)

/** Where a check was run: its venue, the target as a whole, and the fault it was run under. */
export function placeOf({ venue, fault }: Pick<CheckResult, 'venue' | 'fault'>): string {
  const place = venue ?? 'target'
  return fault ? `${place} under ${fault}` : place
}

/** How the results ended, and where: the outcomes that somebody should read about first. */
export function outcomesByPlace({
  results,
}: CheckGroup): readonly (readonly [Outcome, readonly string[]])[] {
  return readingOrder
    .map(outcome => [outcome, results.filter(result => result.outcome === outcome)] as const)
    .filter(([, members]) => members.length > 0)
    .map(([outcome, members]) => [outcome, members.map(placeOf)] as const)
}

/** The checks among results, each once. */
export function checksOf(results: readonly CheckResult[]): readonly string[] {
  return [...new Set(results.map(({ id }) => id))]
}
