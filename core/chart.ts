/** Something that is drawn: curves over days or steps, bars side by side, or a value over two parameters. */
export type Chart = LineChart | BarChart | SurfaceChart

/** Curves that share their places along the axis: equity and drawdown, returns beside a value at risk. */
export interface LineChart {
  readonly kind: 'lines'
  /** Of the values. */
  readonly unit: string
  /** What lies along the axis, such as `day`. */
  readonly along: string
  /** Dates such as `2026-01-31`, or numbers; ascending. */
  readonly at: readonly string[] | readonly number[]
  readonly lines: readonly Line[]
}

export interface Line {
  readonly name: string
  /** One for each place; null where there is none. */
  readonly values: readonly (number | null)[]
  /** Values without a line between them. */
  readonly isDotted?: boolean | undefined
  /** Places that a reader looks for, by their index. */
  readonly marked?: readonly number[] | undefined
}

/** Values side by side: losses by scenario, a histogram whose bars are named after their bins. */
export interface BarChart {
  readonly kind: 'bars'
  readonly unit: string
  readonly bars: readonly Bar[]
}

export interface Bar {
  readonly name: string
  readonly value: number
  /** One that a reader looks for. */
  readonly isMarked?: boolean | undefined
}

/** A value over two parameters. */
export interface SurfaceChart {
  readonly kind: 'surface'
  readonly unit: string
  readonly columns: Parameter
  readonly rows: Parameter
  /** A row for each value of `rows`; null where nothing was tried. */
  readonly values: readonly (readonly (number | null)[])[]
  /** The cell that a reader looks for. */
  readonly marked?: Cell | undefined
}

/** A cell of a surface, by the places of its row and column. */
export interface Cell {
  readonly row: number
  readonly column: number
}

/** The name of a parameter and the values that it was given. */
export interface Parameter {
  readonly name: string
  readonly values: readonly number[]
}

/** Most places of a line chart that are kept; most bars; most cells of a surface. */
export const mostChartPoints = 1000

/** Why a chart cannot be drawn: nothing in it, values that are none, or parts that do not fit; nothing where it can. */
export function chartFlaw(chart: Chart): string | undefined {
  if (chart.kind === 'lines') return linesFlaw(chart)
  if (chart.kind === 'bars') return barsFlaw(chart)
  return surfaceFlaw(chart)
}

/** How many values a chart holds. */
export function chartPoints(chart: Chart): number {
  if (chart.kind === 'lines') return chart.at.length
  return chart.kind === 'bars' ? chart.bars.length : chart.values.flat().length
}

function linesFlaw({ at, lines }: LineChart): string | undefined {
  if (at.length === 0 || lines.length === 0) return 'without a value'
  const values = lines.flatMap(line => line.values)
  if (lines.some(line => line.values.length !== at.length)) return 'of lines of another length'
  if (at.some((place, index) => index > 0 && !(place > at[index - 1]!))) return 'out of order'
  const marks = lines.flatMap(({ marked = [] }) => marked)
  if (marks.some(index => at[index] === undefined)) return 'marked where it has no place'
  return valuesFlaw([...values, ...at.filter(place => typeof place === 'number')])
}

function barsFlaw({ bars }: BarChart): string | undefined {
  if (bars.length > mostChartPoints) return `of ${bars.length} bars`
  return bars.length === 0 ? 'without a value' : valuesFlaw(bars.map(({ value }) => value))
}

function surfaceFlaw({ columns, rows, values, marked }: SurfaceChart): string | undefined {
  const cells = values.flat()
  if (cells.length === 0) return 'without a value'
  if (cells.length > mostChartPoints) return `of ${cells.length} cells`
  const isWhole = values.length === rows.values.length
  if (!isWhole || values.some(row => row.length !== columns.values.length))
    return 'of cells that do not fit its parameters'
  if (marked && values[marked.row]?.[marked.column] === undefined)
    return 'marked where it has no cell'
  return valuesFlaw([...cells, ...columns.values, ...rows.values])
}

function valuesFlaw(values: readonly (number | null)[]): string | undefined {
  if (values.every(value => value === null)) return 'without a value'
  const flawed = values.find(value => value !== null && !Number.isFinite(value))
  return flawed === undefined ? undefined : `of a value that was ${flawed}`
}
