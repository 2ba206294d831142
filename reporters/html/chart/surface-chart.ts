import { shadeOf } from './shade.ts'
import type { SurfaceChart } from '../../../core/chart.ts'
import { numberWords } from '../../measurement.ts'
import { clipped } from '../long-text.ts'
import { markup, type Markup } from '../markup.ts'
import type { Drawn } from './charts.ts'
import { area, at, frame, height } from './frame.ts'

/** Largest number of cells along a side in which the value still can be read. */
const mostWritten = 12

/** A value over two parameters: the higher, the darker the cell; the cell that a reader looks for has an edge. */
export function surfaceChart({ name, anchor, chart }: Drawn<SurfaceChart>): Markup {
  const { columns, rows, values, marked } = chart
  const wide = (area.right - area.left) / columns.values.length
  const tall = (area.bottom - area.top) / rows.values.length
  const shade = shadeOf(values.flat().filter(value => value !== null))
  const isWritten = columns.values.length <= mostWritten
  const cells = values.map((row, rowAt) =>
    row.map((value, columnAt) => {
      if (value === null) return false
      const [left, top] = [area.left + columnAt * wide, area.top + rowAt * tall]
      const isMarked = marked?.row === rowAt && marked.column === columnAt
      return markup`<rect class="cell${isMarked && ' marked'}" x="${at(left)}" y="${at(top)}" width="${at(wide)}" height="${at(tall)}" fill-opacity="${shade(value).toFixed(2)}"/>${isWritten && markup`<text class="mid" x="${at(left + wide / 2)}" y="${at(top + tall / 2 + 4)}">${numberWords(value)}</text>`}`
    }),
  )
  const across = labelled(columns.values).map(
    ([index, value]) =>
      markup`<text class="mid" x="${at(area.left + (index + 0.5) * wide)}" y="${area.bottom + 15}">${numberWords(value)}</text>`,
  )
  const down = labelled(rows.values).map(
    ([index, value]) =>
      markup`<text class="end" x="${area.left - 5}" y="${at(area.top + (index + 0.5) * tall + 4)}">${numberWords(value)}</text>`,
  )
  const content = markup`${cells}${across}${down}<text class="mid" x="${(area.left + area.right) / 2}" y="${height - 4}">${clipped(columns.name, 40)}</text><text x="2" y="${area.top - 13}">${clipped(rows.name, 40)}</text>`
  return frame({ name, anchor, words: surfaceWords(chart), content })
}

/** Values with their places: all of few, and of many the first and the last. */
const labelled = (values: readonly number[]): readonly (readonly [number, number])[] =>
  [...values.entries()].filter(
    ([index]) => values.length <= mostWritten || index === 0 || index === values.length - 1,
  )

/** The surface in words, for readers who cannot see it. */
export function surfaceWords({ unit, columns, rows, values, marked }: SurfaceChart): string {
  const cells = values.flatMap((row, rowAt) =>
    row.flatMap((value, columnAt) => (value === null ? [] : [{ value, rowAt, columnAt }])),
  )
  const where = (rowAt: number, columnAt: number) =>
    `${rows.name} ${numberWords(rows.values[rowAt]!)} and ${columns.name} ${numberWords(columns.values[columnAt]!)}`
  const sorted = cells.toSorted((one, other) => one.value - other.value)
  const [lowest, highest] = [sorted[0]!, sorted.at(-1)!]
  const mark = marked && values[marked.row]![marked.column]
  const said =
    typeof mark === 'number'
      ? ` Marked: ${numberWords(mark)} ${unit} at ${where(marked!.row, marked!.column)}.`
      : ''
  return `${cells.length} cells, from ${numberWords(lowest.value)} ${unit} at ${where(lowest.rowAt, lowest.columnAt)} to ${numberWords(highest.value)} ${unit} at ${where(highest.rowAt, highest.columnAt)}.${said}`
}
