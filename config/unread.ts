import { settingText, type KeyPath } from './key-path.ts'
import { readSettings } from './readers.ts'
import { isTable, isTables, type Table } from './toml-table.ts'

const read: readonly string[] = readSettings

/** The settings that a configuration sets although nothing reads them yet, each once. */
export const unreadSettings = (table: Table): readonly string[] =>
  [...new Set(settingsIn(table, []).map(settingText))].filter(
    path =>
      !read.includes(path) &&
      !read.some(other => other.startsWith(`${path}[].`) || path.startsWith(`${other}.`)),
  )

function settingsIn(value: unknown, path: KeyPath): readonly KeyPath[] {
  if (isTables(value)) return value.flatMap((entry, index) => settingsIn(entry, [...path, index]))
  if (!isTable(value)) return [path]
  return Object.entries(value).flatMap(([key, child]) => settingsIn(child, [...path, key]))
}
