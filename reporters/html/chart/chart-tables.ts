import type { BarChart, LineChart, SurfaceChart } from '../../../core/chart.ts'
import { numberWords } from '../../measurement.ts'
import { markup, type Content, type Markup } from '../markup.ts'

/** Rows of a line chart that are listed: its marked places first of all, else its last ones. */
const mostRows = 60

const table = (caption: string, heads: readonly string[], rows: Content): Markup =>
  markup`<details class="numbers"><summary>The numbers of this chart</summary><table><caption>${caption}</caption>
<thead><tr>${heads.map(head => markup`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></details>`

const cell = (value: number | null | undefined): Markup =>
  markup`<td class="number">${value === null || value === undefined ? '' : numberWords(value)}</td>`

/** The marked places with all their values, or the last places where none is marked. */
export function lineTable(name: string, { at, along, unit, lines }: LineChart): Markup {
  const marked = [...new Set(lines.flatMap(line => line.marked ?? []))].toSorted((a, b) => a - b)
  const shown = (marked.length > 0 ? marked : [...at.keys()]).slice(-mostRows)
  const which = marked.length > 0 ? 'what is marked' : 'the last places'
  const rows = shown.map(
    place =>
      markup`<tr><th scope="row">${at[place]}</th>${lines.map(({ values }) => cell(values[place]))}</tr>`,
  )
  return table(`${name}, ${unit}: ${which}`, [along, ...lines.map(line => line.name)], rows)
}

/** Every bar. */
export function barTable(name: string, { unit, bars }: BarChart): Markup {
  const rows = bars.map(
    bar =>
      markup`<tr><th scope="row">${bar.name}${bar.isMarked && ' (marked)'}</th>${cell(bar.value)}</tr>`,
  )
  return table(`${name}, ${unit}`, ['Name', unit], rows)
}

/** Every cell, a row for each value of the second parameter. */
export function surfaceTable(name: string, { unit, columns, rows, values }: SurfaceChart): Markup {
  const lines = values.map(
    (row, at) =>
      markup`<tr><th scope="row">${numberWords(rows.values[at]!)}</th>${row.map(cell)}</tr>`,
  )
  const heads = [`${rows.name} \\ ${columns.name}`, ...columns.values.map(numberWords)]
  return table(`${name}, ${unit}`, heads, lines)
}
