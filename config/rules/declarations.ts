import type { Problem } from '../problem.ts'
import { shownValue } from '../shown-value.ts'
import { valueAt, type Table } from '../toml-table.ts'
import { entriesAt } from './duplicates.ts'

/** What nobody may waive, nobody may declare away. */
export function declarationsRule(tree: Table): readonly Problem[] {
  const nonWaivable = valueAt(tree, ['safety', 'non_waivable'])
  if (!Array.isArray(nonWaivable)) return []
  return entriesAt(tree, ['not_applicable'])
    .filter(([, { check }]) => nonWaivable.includes(check))
    .map(([index, { check }]) => {
      const path = ['not_applicable', index, 'check']
      return {
        path,
        rule: 'must not be one of safety.non_waivable',
        found: shownValue(path, check),
        remedy: 'let it be judged, or take it out of that list',
      }
    })
}
