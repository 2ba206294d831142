/**
 * Rows of comma-separated values: cells may stand in double quotes, a quote in them is doubled, lines end by LF or CRLF, and
 * empty lines are left out. Throws `RangeError` of a quote that is never closed.
 */
export function csvRows(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  const end = (isRow: boolean) => {
    row.push(cell)
    cell = ''
    if (!isRow) return
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  const body = text.replace(/^\u{FEFF}/u, '').replaceAll('\r\n', '\n')
  for (let at = 0; at < body.length; at++) {
    const letter = body[at]!
    if (isQuoted) {
      if (letter !== '"') cell += letter
      else if (body[at + 1] === '"') cell += body[++at]!
      else isQuoted = false
    } else if (letter === '"' && cell === '') isQuoted = true
    else if (letter === ',') end(false)
    else if (letter === '\n') end(true)
    else cell += letter
  }
  if (isQuoted) throw new RangeError('every quote must be closed, one was not')
  if (cell !== '' || row.length > 0) end(true)
  return rows
}
