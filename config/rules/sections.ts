import type { Problem } from '../problem.ts'
import { shownValue } from '../shown-value.ts'
import { valueAt, type Table } from '../toml-table.ts'
import { duplicates } from './duplicates.ts'

/** No two alert rules share a name. */
export const alertNamesRule = (tree: Table): readonly Problem[] =>
  duplicates(tree, ['monitoring', 'alerting', 'alert_rules'], { key: 'name', noun: 'alert rule' })

/** Scaling has room. */
export function replicasRule(tree: Table): readonly Problem[] {
  const path = ['deployment', 'scaling_config']
  const min = valueAt(tree, [...path, 'min_replicas'])
  const max = valueAt(tree, [...path, 'max_replicas'])
  if (typeof min !== 'number' || typeof max !== 'number' || min <= max) return []
  return [
    {
      path: [...path, 'max_replicas'],
      rule: `must be at least min_replicas (${min})`,
      found: `${max}`,
    },
  ]
}

/** A sandbox is started or attached to, not both. */
export function sandboxRule(tree: Table): readonly Problem[] {
  const path = ['sandbox', 'control_url']
  const url = valueAt(tree, path)
  if (url === undefined || valueAt(tree, ['sandbox', 'embedded']) !== true) return []
  return [
    {
      path,
      rule: 'must be left out where sandbox.embedded is true',
      found: shownValue(path, url),
      remedy: 'start a sandbox or attach to one',
    },
  ]
}
