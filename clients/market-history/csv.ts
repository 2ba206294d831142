import type { HistoryRow, HistoryTable } from '../../core/market-history.ts'
import { HistoryUnreadable } from './errors.ts'

/**
 * Rows of a text of values with a header, separated by commas, semicolons or tabs, whichever the header has most of; quoted as RFC
 * 4180 says, lines ended by LF or CRLF, with or without a byte order mark. Empty lines are skipped. Throws `HistoryUnreadable` of
 * no header, of one that is all numbers, and, while its rows are gone through, of a quote that is never closed.
 */
export function csvTable(text: string, source: string): HistoryTable {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text
  const end = body.search(/\r?\n|$/)
  const header = body.slice(0, end)
  if (header.trim() === '')
    throw new HistoryUnreadable(
      `${source} must begin with a header, is empty or begins with an empty line`,
    )
  const separator = [',', ';', '\t'].reduce((best, one) =>
    header.split(one).length > header.split(best).length ? one : best,
  )
  const names = cellsOf(header, separator) ?? []
  if (names.every(name => /^[\d\s.:/+-]+$/.test(name)))
    throw new HistoryUnreadable(
      `${source} must begin with a header that names its columns, begins with ${header.slice(0, 80)}; add one`,
    )
  return {
    source,
    names: names.map(name => name.trim()),
    rows: rowsOf(body, end, { separator, source }),
  }
}

interface Manner {
  readonly separator: string
  readonly source: string
}

function* rowsOf(
  body: string,
  headerEnd: number,
  { separator, source }: Manner,
): Generator<HistoryRow> {
  let line = 1
  let start = nextLine(body, headerEnd)
  while (start < body.length) {
    line++
    const first = line
    let end = endOfLine(body, start)
    let cells = cellsOf(body.slice(start, end), separator)
    // A quoted cell may hold line ends.
    while (cells === undefined && end < body.length) {
      line++
      end = endOfLine(body, nextLine(body, end))
      cells = cellsOf(body.slice(start, end), separator)
    }
    if (cells === undefined)
      throw new HistoryUnreadable(
        `${source}:${first}: a quoted cell must be closed, is not; is the file cut off?`,
      )
    if (cells.length > 1 || cells[0]!.trim() !== '') yield { line: first, cells }
    start = nextLine(body, end)
  }
}

/** Where a line ends, its carriage return left out. */
function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  if (end < 0) return text.endsWith('\r') ? text.length - 1 : text.length
  return end > from && text[end - 1] === '\r' ? end - 1 : end
}

function nextLine(text: string, end: number): number {
  const at = text.indexOf('\n', end)
  return at < 0 ? text.length : at + 1
}

/** Cells of a line; undefined while a quote is open. */
function cellsOf(line: string, separator: string): readonly string[] | undefined {
  if (!line.includes('"')) return line.split(separator)
  const cells: string[] = []
  let at = 0
  for (;;) {
    if (line[at] === '"') {
      const quoted = /^"((?:[^"]|"")*)"/.exec(line.slice(at))
      if (!quoted) return undefined
      cells.push(quoted[1]!.replaceAll('""', '"'))
      at += quoted[0].length
    } else {
      const end = line.indexOf(separator, at)
      const cell = line.slice(at, end < 0 ? line.length : end)
      cells.push(cell)
      at += cell.length
    }
    if (at >= line.length) return cells
    if (line[at] !== separator) return undefined
    at++
    if (at === line.length) return [...cells, '']
  }
}
