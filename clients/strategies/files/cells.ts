import { StrategyFileError } from './error.ts'

/** Where a cell stands, as an error names it. */
export interface CellPlace {
  readonly file: string
  /** From 1. */
  readonly row: number
  readonly what: string
}

const refused = ({ file, row, what }: CellPlace, rule: string, text: string) =>
  new StrategyFileError(
    file,
    `must have ${rule} as ${what} in row ${row}, has ${JSON.stringify(text)}`,
  )

/** A finite number. Throws `StrategyFileError` of anything else: of nothing, of NaN and of infinity above all. */
export function numberIn(text: string, place: CellPlace): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (!Number.isFinite(value)) throw refused(place, 'a number', text)
  return value
}

const instantText =
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?$/

/**
 * Milliseconds of a time written as `2026-01-31`, `2026-01-31 09:30:00` or with an offset; without one it is UTC. Throws
 * `StrategyFileError` of another text: whether a bare number counts seconds or milliseconds, nobody can tell.
 */
export function timeIn(text: string, place: CellPlace): number {
  const trimmed = text.trim()
  const iso = trimmed
    .replace(' ', 'T')
    .replace(',', '.')
    .replace(/\s*UTC$/, 'Z')
    .replace(/([+-]\d{2})(\d{2})$/, (all, hours: string, minutes: string) =>
      trimmed.length > 10 ? `${hours}:${minutes}` : all,
    )
  const hasZone = /(?:Z|[+-]\d{2}:\d{2})$/.test(iso.slice(10))
  const ms = Date.parse(hasZone || iso.length === 10 ? iso : `${iso}Z`)
  if (!instantText.test(trimmed) || Number.isNaN(ms))
    throw refused(place, 'a time such as "2026-01-31 09:30:00", in UTC or with an offset,', text)
  return ms
}

/** An instant as the trading-system contract writes it. */
export const instantOf = (ms: number): string => new Date(ms).toISOString().replace('Z', '000Z')

/** A number as a decimal without exponent. */
export function decimalOf(value: number): string {
  const text = value.toFixed(12).replace(/\.?0+$/, '')
  return text === '-0' ? '0' : text
}
