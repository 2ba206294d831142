import { UnusableData } from './unusable-data.ts'

/** How files write that there is no number, or none that is finite. */
const special: Readonly<Record<string, number>> = {
  '': Number.NaN,
  nan: Number.NaN,
  na: Number.NaN,
  'n/a': Number.NaN,
  null: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  '+inf': Number.POSITIVE_INFINITY,
  infinity: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  '-infinity': Number.NEGATIVE_INFINITY,
}

/**
 * The number of a cell: decimal, with a point and without separators, an exponent allowed. What a file writes for no number is
 * NaN, and infinity is infinity: whoever judges the data names it. Throws `UnusableData` of any other text. `place` says where.
 */
export function numberIn(cell: string | number | null, place: () => string): number {
  if (typeof cell === 'number') return cell
  if (cell === null) return Number.NaN
  if (isPlain(cell)) {
    const value = Number(cell)
    if (!Number.isNaN(value)) return value
  }
  const known = special[cell.trim().toLowerCase()]
  if (known !== undefined) return known
  const remedy = /^\s*[+-]?\d{1,3}([,'\u00A0 ]\d{3})+(\.\d+)?\s*$/.test(cell)
    ? 'write it without thousands separators'
    : 'write it with a decimal point and nothing else'
  throw new UnusableData(
    `${place()}: a number must look like 1234.5, was ${JSON.stringify(cell.slice(0, 40))}; ${remedy}`,
  )
}

/** Whether a text has only characters of decimal numbers; Number() takes more for a number than a file should hold. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const isDigit = code >= 48 && code <= 57
    // + - . E e
    if (!isDigit && code !== 43 && code !== 45 && code !== 46 && code !== 69 && code !== 101)
      return false
  }
  return text.length > 0
}
