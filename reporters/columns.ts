import { displayWidth } from './terminal/width.ts'

/** Rows of a table as text, each column as wide as its widest cell; numbers go to the right where a column asks for it. */
export function columns(
  cells: readonly (readonly string[])[],
  right: readonly number[] = [],
): readonly string[] {
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map(row => displayWidth(row[column]!))),
  )
  const padded = (cell: string, column: number) => {
    const space = ' '.repeat(widths[column]! - displayWidth(cell))
    return right.includes(column) ? `${space}${cell}` : `${cell}${space}`
  }
  return cells.map(row => row.map(padded).join('  ').trimEnd())
}
