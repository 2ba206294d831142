import type { StrategyTrials } from '../../trading-system/strategies.ts'
import { numberIn } from './cells.ts'
import { StrategyFileError } from './error.ts'
import { tableIn } from './table.ts'

/**
 * Trials of a table with a column for each, whose heading tells its parameters as `window=20 entry=0.5`; a first column
 * of times is left out. Throws `StrategyFileError` where a heading tells none, and of what is no number.
 */
export async function trialsIn(file: string, periodsPerYear: number): Promise<StrategyTrials> {
  const { columns, rows } = await tableIn(file)
  if (!columns)
    throw new StrategyFileError(
      file,
      'must have a heading of parameters such as "window=20", has none',
    )
  const trials = columns.flatMap((heading, place) => {
    const parameters = parametersIn(heading)
    if (!parameters && place === 0) return []
    if (!parameters)
      throw new StrategyFileError(
        file,
        `must tell the parameters of each column, such as "window=20 entry=0.5", has ${JSON.stringify(heading)}`,
      )
    const returnFractions = rows.map((row, at) =>
      numberIn(row[place]!, { file, row: at + 1, what: heading }),
    )
    return [{ parameters, returnFractions }]
  })
  return { periodsPerYear, trials }
}

function parametersIn(heading: string): Record<string, number> | undefined {
  const pairs = heading
    .split(/[;\s]+/)
    .filter(Boolean)
    .map(pair => /^([^=]+)=(.+)$/.exec(pair))
  if (pairs.length === 0) return undefined
  const parameters = pairs.map(pair => [pair?.[1] ?? '', Number(pair?.[2])] as const)
  const isGood = parameters.every(([name, value]) => name !== '' && Number.isFinite(value))
  return isGood ? Object.fromEntries(parameters) : undefined
}
