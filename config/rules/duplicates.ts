import type { KeyPath } from '../key-path.ts'
import type { Problem } from '../problem.ts'
import { shownValue } from '../shown-value.ts'
import { isTable, valueAt, type Table } from '../toml-table.ts'

/** The entries of an array of tables, as far as they are tables. */
export function entriesAt(tree: Table, path: KeyPath): readonly (readonly [number, Table])[] {
  const value = valueAt(tree, path)
  if (!Array.isArray(value)) return []
  const items: readonly unknown[] = value
  return items.flatMap((item, index) => (isTable(item) ? [[index, item] as const] : []))
}

/** The entries that repeat the key of an earlier one. */
export function duplicates(
  tree: Table,
  path: KeyPath,
  { key, noun }: { readonly key: string; readonly noun: string },
): readonly Problem[] {
  const seen = new Set<unknown>()
  return entriesAt(tree, path).flatMap(([index, entry]) => {
    const value = entry[key]
    if (value === undefined || !seen.has(value)) {
      seen.add(value)
      return []
    }
    const at = [...path, index, key]
    return [
      {
        path: at,
        rule: `must be the only ${noun} of this name`,
        found: `${shownValue(at, value)} again`,
        remedy: 'arrays of tables append, so all its keys belong in one file',
      },
    ]
  })
}
