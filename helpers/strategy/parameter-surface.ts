import { mostChartPoints, type Chart, type SurfaceChart } from '../../core/chart.ts'
import { SeriesError } from '../performance/series-error.ts'
import { sharpeRatio } from '../performance/sharpe.ts'
import type { DescribedStrategy, StrategyTrials } from './strategy.ts'

type Trials = StrategyTrials['trials']

/**
 * Annual Sharpe ratios over the two parameters that were given most values, every other one as it was chosen; over one where only
 * one varies. Where nothing was tried, and of a trial without a ratio, there is none; the chosen one is marked. Undefined where
 * no parameter varies among these trials, and where there are more cells than a chart has.
 */
export function parameterSurface(
  { parameters: chosen = {} }: DescribedStrategy,
  { trials, periodsPerYear }: StrategyTrials,
): Chart | undefined {
  const varied = Object.keys(chosen)
    .map(name => ({ name, values: valuesOf(trials, name) }))
    .filter(({ values }) => values.length > 1)
    .toSorted((one, other) => other.values.length - one.values.length)
  const [columns, rows] = varied
  if (!columns || columns.values.length * (rows?.values.length ?? 1) > mostChartPoints)
    return undefined
  const drawn = new Set([columns.name, rows?.name])
  const fixed = Object.keys(chosen).filter(name => !drawn.has(name))
  const shown = trials.filter(({ parameters }) =>
    fixed.every(name => parameters[name] === chosen[name]),
  )
  const values = (rows?.values ?? [undefined]).map(row =>
    columns.values.map(column => {
      const trial = shown.find(
        ({ parameters }) =>
          parameters[columns.name] === column && (!rows || parameters[rows.name] === row),
      )
      return trial ? ratioOf(trial.returnFractions, periodsPerYear) : null
    }),
  )
  if (values.flat().every(value => value === null)) return undefined
  const column = columns.values.indexOf(chosen[columns.name]!)
  return rows
    ? {
        kind: 'surface',
        unit,
        columns,
        rows,
        values,
        ...markOf(column, rows.values.indexOf(chosen[rows.name]!)),
      }
    : {
        kind: 'lines',
        unit,
        along: `${columns.name}; the chosen one is ringed`,
        at: columns.values,
        lines: [{ name: 'Sharpe ratio', values: values[0]!, marked: column < 0 ? [] : [column] }],
      }
}

const unit = 'Sharpe ratio of a year'

const markOf = (column: number, row: number): Pick<SurfaceChart, 'marked'> =>
  column < 0 || row < 0 ? {} : { marked: { column, row } }

const valuesOf = (trials: Trials, name: string): readonly number[] =>
  [...new Set(trials.flatMap(({ parameters }) => parameters[name] ?? []))].toSorted(
    (one, other) => one - other,
  )

/** A trial that never traded has no ratio, and is told of as none. */
function ratioOf(returns: readonly number[], periodsPerYear: number): number | null {
  try {
    return sharpeRatio(returns, { periodsPerYear })
  } catch (error) {
    if (error instanceof SeriesError) return null
    throw error
  }
}
