import type { Problem } from '../problem.ts'
import { shownValue } from '../shown-value.ts'
import type { Table } from '../toml-table.ts'
import { duplicates, entriesAt } from './duplicates.ts'

const captures = ['market_data', 'captures'] as const

/** A result of a feed names a venue or a capture, so no two of them share a name. */
export function captureNamesRule(tree: Table): readonly Problem[] {
  const venues = new Set(
    entriesAt(tree, ['market_connectivity', 'exchanges']).map(([, { name }]) => name),
  )
  const borrowed = entriesAt(tree, captures)
    .filter(([, { name }]) => name !== undefined && venues.has(name))
    .map(([index, { name }]) => {
      const path = [...captures, index, 'name']
      return { path, rule: 'must not be the name of an exchange', found: shownValue(path, name) }
    })
  return duplicates(tree, captures, { key: 'name', noun: 'capture' }).concat(borrowed)
}
