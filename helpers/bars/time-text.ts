import { UnusableData } from './unusable-data.ts'

/** What a file does not say of its times. */
export interface TimeConvention {
  /** Of dates with slashes. */
  readonly dates?: 'month-first' | 'day-first'
  /** YYYYMMDD: the day whose milliseconds since midnight, UTC, the times are. */
  readonly day?: string
}

type Cell = string | number | null

interface TimeFormat {
  readonly name: string
  /** Milliseconds since 1970; undefined of what is written otherwise. */
  readonly read: (cell: Cell) => number | undefined
}

const dayMs = 86_400_000

/**
 * Reads the times of a column into milliseconds since 1970, each as the first is written: ISO 8601 (UTC where no zone is
 * stated), YYYYMMDD with or without HH:MM, month/day/year or day/month/year where that is stated, seconds, milliseconds,
 * microseconds or nanoseconds since 1970 by their size, or milliseconds since midnight of a day that is stated. Throws
 * `UnusableData` of a time that is written in no such way, and of one that is not written as the first.
 */
export function timeReader(
  convention: TimeConvention,
): (cell: Cell, place: () => string) => number {
  let format: TimeFormat | undefined
  return (cell, place) => {
    format ??= formatOf(cell, convention, place)
    const time = format.read(cell)
    if (time !== undefined && Number.isFinite(time)) return time
    throw new UnusableData(
      `${place()}: times must all be written as the first, ${format.name}, was ${JSON.stringify(cell)}`,
    )
  }
}

function formatOf(cell: Cell, convention: TimeConvention, place: () => string): TimeFormat {
  const found = formats(convention).find(({ read }) => read(cell) !== undefined)
  if (found) return found
  const remedy =
    typeof cell === 'string' && /^\d+\/\d+\/\d+/.test(cell)
      ? 'state whether the month or the day comes first'
      : 'write ISO 8601 in UTC, or milliseconds since 1970; milliseconds since midnight need their day, YYYYMMDD, in the name of the file'
  throw new UnusableData(
    `${place()}: a time must be written in a known way, was ${JSON.stringify(cell)}; ${remedy}`,
  )
}

const formats = ({ dates, day }: TimeConvention): readonly TimeFormat[] => [
  { name: 'ISO 8601', read: cell => (typeof cell === 'string' ? isoTime(cell) : undefined) },
  { name: 'YYYYMMDD HH:MM', read: cell => (typeof cell === 'string' ? compact(cell) : undefined) },
  ...(dates ? [slashes(dates)] : []),
  ...(day === undefined ? [] : [ofDay(day)]),
  epoch('seconds', 1e8, 1e11, 1e3),
  epoch('milliseconds', 1e11, 1e14, 1),
  epoch('microseconds', 1e14, 1e17, 1e-3),
  epoch('nanoseconds', 1e17, 1e20, 1e-6),
]

function isoTime(text: string): number | undefined {
  const parts =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?))?\s?(Z|UTC|[+-]\d\d:?\d\d)?$/.exec(
      text.trim(),
    )
  if (!parts) return undefined
  const [, date, clock = '00:00', zone = 'Z'] = parts
  const offset = zone === 'UTC' ? 'Z' : zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')
  const time = Date.parse(`${date}T${clock}${offset}`)
  return Number.isNaN(time) || !isDate(date!) ? undefined : time
}

/** Date.parse takes 31 February for a day in March. */
const isDate = (date: string): boolean =>
  new Date(`${date}T00:00:00Z`).toISOString().startsWith(date)

function compact(text: string): number | undefined {
  const parts = /^((?:19|20)\d\d)(\d\d)(\d\d)(?: (\d\d:\d\d(?::\d\d)?))?$/.exec(text.trim())
  if (!parts) return undefined
  const [, year, month, day, clock] = parts
  return isoTime(`${year}-${month}-${day}${clock ? ` ${clock}` : ''}`)
}

const slashes = (dates: 'month-first' | 'day-first'): TimeFormat => ({
  name: dates === 'month-first' ? 'month/day/year' : 'day/month/year',
  read: cell => {
    const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d\d:\d\d(?::\d\d)?))?$/.exec(String(cell))
    if (!parts) return undefined
    const [month, day] = dates === 'month-first' ? [parts[1]!, parts[2]!] : [parts[2]!, parts[1]!]
    const date = `${parts[3]}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    return isoTime(parts[4] ? `${date} ${parts[4]}` : date)
  },
})

const ofDay = (day: string): TimeFormat => ({
  name: `milliseconds since midnight of ${day}`,
  read: cell => {
    const value = digits(cell)
    const midnight = compact(day)
    if (value === undefined || midnight === undefined || value < 0 || value >= dayMs)
      return undefined
    return midnight + value
  },
})

const epoch = (unit: string, from: number, to: number, factor: number): TimeFormat => ({
  name: `${unit} since 1970`,
  read: cell => {
    const value = digits(cell)
    return value === undefined || value < from || value >= to ? undefined : value * factor
  },
})

function digits(cell: Cell): number | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined
  return cell !== null && /^\d+(\.\d+)?$/.test(cell.trim()) ? Number(cell) : undefined
}
