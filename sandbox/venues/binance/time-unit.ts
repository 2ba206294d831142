import { refusals } from './errors.ts'

/** Reads the unit in which a client wants times; milliseconds unless it says otherwise. */
export function wantsMicroseconds(unit: string | undefined): boolean {
  switch (unit?.toUpperCase()) {
    case undefined:
    case 'MILLISECOND':
      return false
    case 'MICROSECOND':
      return true
    default:
      throw refusals.timeUnit()
  }
}

/** The same JSON with its times in microseconds: the only bare numbers of thirteen digits that the venue sends. */
export const inMicroseconds = (json: string): string =>
  json.replace(/(?<=[:,[])1\d{12}(?=[,}\]])/g, '$&000')
