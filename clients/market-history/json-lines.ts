import type { HistoryRow, HistoryTable } from '../../core/market-history.ts'
import { HistoryUnreadable } from './errors.ts'

/**
 * Rows of a text of JSON Lines: an object each, with the keys of the first, or an array each behind a first one of names. Empty
 * lines are skipped. Throws `HistoryUnreadable` of no first line and, while its rows are gone through, of a line that is none.
 */
export function jsonLinesTable(text: string, source: string): HistoryTable {
  const lines = (text.startsWith('\uFEFF') ? text.slice(1) : text).split(/\r?\n/)
  const first = lines.findIndex(line => line.trim() !== '')
  if (first < 0) throw new HistoryUnreadable(`${source} must hold a line of JSON, is empty`)
  const head = parsed(lines[first]!, `${source}:${first + 1}`)
  const isOfArrays = isArray(head)
  const names = isOfArrays ? head.map(String) : Object.keys(head)
  if (isOfArrays && head.some(name => typeof name !== 'string'))
    throw new HistoryUnreadable(
      `${source}:${first + 1}: lines of arrays must begin with one of names, begin with ${lines[first]!.slice(0, 80)}`,
    )
  return { source, names, rows: rowsOf(lines, isOfArrays ? first + 1 : first, { names, source }) }
}

function* rowsOf(
  lines: readonly string[],
  from: number,
  { names, source }: { readonly names: readonly string[]; readonly source: string },
): Generator<HistoryRow> {
  for (let index = from; index < lines.length; index++) {
    if (lines[index]!.trim() === '') continue
    const place = `${source}:${index + 1}`
    const value = parsed(lines[index]!, place)
    const cells: readonly unknown[] = isArray(value)
      ? value
      : names.map(name => value[name] ?? null)
    yield { line: index + 1, cells: cells.map(cell => cellOf(cell, place)) }
  }
}

type Line = readonly unknown[] | Readonly<Record<string, unknown>>

// Array.isArray makes any of what is inside.
const isArray = (line: Line): line is readonly unknown[] => Array.isArray(line)

function parsed(line: string, place: string): Line {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw new HistoryUnreadable(
      `${place}: a line must be JSON, was ${line.slice(0, 80)}; JSON has no NaN and no infinity, and a line no comma behind it`,
    )
  }
  if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>
  throw new HistoryUnreadable(
    `${place}: a line must be an object or an array, was ${line.slice(0, 80)}`,
  )
}

function cellOf(value: unknown, place: string): string | number | null {
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value
  throw new HistoryUnreadable(
    `${place}: a value must be text, a number or null, was ${JSON.stringify(value)}`,
  )
}
