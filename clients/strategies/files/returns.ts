import type { StrategyRecord } from '../../trading-system/strategies.ts'
import { decimalOf, instantOf, numberIn, timeIn } from './cells.ts'
import { StrategyFileError } from './error.ts'
import { placesIn, tableIn, type Table } from './table.ts'

/** What times of a file stand for. */
export type Stamp = 'start' | 'end'

/** Returns or equity with the times that they were told at. */
interface Timed {
  readonly times: readonly number[]
  readonly values: readonly number[]
  /** Whether each time names a whole day: its returns are of that day, its equity is of the end of it. */
  readonly areDays: boolean
}

const dayMs = 86_400_000

type Periods = Pick<StrategyRecord, 'startsAt' | 'periods'>

/**
 * Returns of a file of times and simple returns. A time is the end of its period, or its start, as a day always is; the length of a
 * period is the shortest distance between two times. Throws `StrategyFileError` of fewer than two rows, of times that do not
 * rise and of what is no number.
 */
export async function returnsIn(file: string, stamp: Stamp): Promise<Periods> {
  const { times, values, areDays } = timedIn(await tableIn(file), ['return', 'returns', 'ret'])
  return periodsOf(times, values, areDays ? 'start' : stamp)
}

/** Periods of such a length that end, or begin, at these times. */
export function periodsOf(
  times: readonly number[],
  returns: readonly number[],
  stamp: Stamp,
): Periods {
  const length = shortest(times)
  const later = stamp === 'start' ? length : 0
  return {
    startsAt: instantOf(times[0]! + later - length),
    periods: returns.map((returnFraction, at) => ({
      endsAt: instantOf(times[at]! + later),
      returnFraction,
    })),
  }
}

/** Returns of a file of times and equity, the first row being what was begun with. Throws as `returnsIn` does. */
export async function equityIn(
  file: string,
): Promise<Periods & Pick<StrategyRecord, 'startEquity'>> {
  const names = ['equity', 'value', 'balance', 'portfolio_value']
  const { times, values, areDays } = timedIn(await tableIn(file), names)
  return equityPeriods({ times: times.map(time => time + (areDays ? dayMs : 0)), values }, file)
}

/** Returns between one equity and the next. Throws `StrategyFileError` of equity that is not above 0. */
export function equityPeriods({ times, values }: Pick<Timed, 'times' | 'values'>, file: string) {
  const wrong = values.findIndex(value => !(value > 0))
  if (wrong >= 0)
    throw new StrategyFileError(
      file,
      `must have equity above 0, has ${values[wrong]} in row ${wrong + 1}: measure such a strategy in money`,
    )
  return {
    startsAt: instantOf(times[0]!),
    startEquity: decimalOf(values[0]!),
    periods: values.slice(1).map((value, at) => ({
      endsAt: instantOf(times[at + 1]!),
      returnFraction: value / values[at]! - 1,
    })),
  }
}

function timedIn(table: Table, names: readonly string[]): Timed {
  const { file, rows, columns } = table
  if (rows.length < 2) throw new StrategyFileError(file, `must hold at least 2 rows, holds 1`)
  const places = placesIn(table, { value: names })
  const width = rows[0]!.length
  const value = places.value >= 0 ? places.value : width === 2 ? 1 : -1
  if (value < 0)
    throw new StrategyFileError(
      file,
      `must have a column ${names.join(' or ')}, has ${columns?.join(', ') ?? `${width} without a heading`}`,
    )
  const times = rows.map((row, at) => timeIn(row[0]!, { file, row: at + 1, what: 'time' }))
  const falling = times.findIndex((time, at) => at > 0 && time <= times[at - 1]!)
  if (falling >= 0)
    throw new StrategyFileError(
      file,
      `must have its times in order and each once, has ${rows[falling]![0]} in row ${falling + 1}`,
    )
  const values = rows.map((row, at) =>
    numberIn(row[value]!, { file, row: at + 1, what: names[0]! }),
  )
  return { times, values, areDays: rows.every(row => row[0]!.trim().length === 10) }
}

const shortest = (times: readonly number[]): number =>
  times.slice(1).reduce((least, time, at) => Math.min(least, time - times[at]!), Number.MAX_VALUE)
