import { printable } from './terminal/printable.ts'
import { displayWidth } from './terminal/width.ts'

/** Rows as lines, each column as wide as its widest cell; a column without content is left out. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const told = head.map((_, column) => rows.some(row => row[column] !== ''))
  const shown = [head, ...rows].map(row => row.filter((_, column) => told[column]).map(printable))
  const widths = shown[0]!.map((_, column) =>
    Math.max(...shown.map(row => displayWidth(row[column]!))),
  )
  return shown.map(row =>
    row
      .map((cell, column) => cell + ' '.repeat(widths[column]! - displayWidth(cell)))
      .join('  ')
      .trimEnd(),
  )
}
