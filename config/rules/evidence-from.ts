import type { Problem } from '../problem.ts'
import { shownValue } from '../shown-value.ts'
import { valueAt, type Table } from '../toml-table.ts'
import { duplicates, entriesAt } from './duplicates.ts'

const path = ['evidence_from'] as const

/** Evidence comes from other targets, each named once, and never to a sandbox: that is judged for nobody. */
export function evidenceFromRule(tree: Table): readonly Problem[] {
  const entries = entriesAt(tree, path)
  const own = valueAt(tree, ['profile']) ?? valueAt(tree, ['system', 'environment'])
  const repeated = duplicates(tree, path, { key: 'profile', noun: 'other target' })
  const selves = entries
    .filter(([, { profile }]) => profile !== undefined && profile === own)
    .map(([index, { profile }]) => {
      const at = [...path, index, 'profile']
      return {
        path: at,
        rule: 'must be the profile of another target',
        found: `${shownValue(at, profile)}, which is this one`,
      }
    })
  const isSandbox =
    valueAt(tree, ['sandbox', 'embedded']) === true ||
    valueAt(tree, ['sandbox', 'control_url']) !== undefined
  const [first] = entries
  if (!isSandbox || !first) return [...repeated, ...selves]
  const misplaced = {
    path: [...path, first[0]],
    rule: 'must be left out where the target is a sandbox',
    found: 'given',
    remedy: 'name it in the profile of the real target',
  }
  return [...repeated, ...selves, misplaced]
}
