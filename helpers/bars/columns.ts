import type { HistoryTable } from '../../core/market-history.ts'
import { numberIn } from './number-text.ts'
import { timeReader, type TimeConvention } from './time-text.ts'
import { UnusableData } from './unusable-data.ts'

/** How a file says what it means. */
export interface TableConvention extends TimeConvention {
  readonly symbol: string
  /** Name of a column where it is not one of the usual ones, by what it holds. */
  readonly columns?: Readonly<Record<string, string>>
}

/** By which names columns go, compared without case, spaces and signs. */
export type Aliases = Readonly<Record<string, readonly string[]>>

/** Where each of the columns is that a file has. */
export function placesOf(
  { source, names }: HistoryTable,
  aliases: Aliases,
  stated: Readonly<Record<string, string>> = {},
): ReadonlyMap<string, number> {
  const known = names.map(plain)
  const places = new Map<string, number>()
  for (const [what, usual] of Object.entries(aliases)) {
    const wanted = stated[what] === undefined ? usual : [plain(stated[what])]
    const found = known.flatMap((name, place) => (wanted.includes(name) ? [place] : []))
    if (found.length > 1)
      throw new UnusableData(
        `${source} must have one column for ${what}, has ${found.map(place => names[place]).join(' and ')}; state which`,
      )
    if (found.length === 0 && stated[what] !== undefined)
      throw new UnusableData(
        `${source} must have the column ${stated[what]} that is stated for ${what}, has ${names.join(', ')}`,
      )
    if (found.length === 1) places.set(what, found[0]!)
  }
  return places
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** The columns of a file as numbers, by what they hold, and the line that each row stood in. */
export interface ReadColumns {
  readonly columns: Readonly<Record<string, Float64Array>>
  readonly lines: Float64Array
}

/**
 * Reads the columns of a file; `time` as `timeReader` does, every other as `numberIn`. Throws `UnusableData` where a needed column
 * is absent, where a row is shorter or longer than the header, and as these do.
 */
export function readColumns(
  table: HistoryTable,
  places: ReadonlyMap<string, number>,
  needed: readonly string[],
  convention: TableConvention,
): ReadColumns {
  const { source, names } = table
  const absent = needed.filter(name => !places.has(name))
  if (absent.length > 0)
    throw new UnusableData(
      `${source} must have columns for ${needed.join(', ')}, has none for ${absent.join(', ')} among ${names.join(', ')}; name the column, or add a header`,
    )
  const time = timeReader(convention)
  const lines: number[] = []
  const columns = new Map([...places.keys()].map(name => [name, [] as number[]]))
  for (const { line, cells } of table.rows) {
    if (cells.length !== names.length)
      throw new UnusableData(
        `${source}:${line}: a row must have ${names.length} cells, as many as the header, has ${cells.length}; is the file cut off, or a number written with separators?`,
      )
    lines.push(line)
    for (const [name, place] of places) {
      const cell = cells[place] ?? null
      const where = () => `${source}:${line}: ${names[place]}`
      columns.get(name)!.push(name === 'time' ? time(cell, where) : numberIn(cell, where))
    }
  }
  return {
    columns: Object.fromEntries(
      [...columns].map(([name, values]) => [name, Float64Array.from(values)]),
    ),
    lines: Float64Array.from(lines),
  }
}
