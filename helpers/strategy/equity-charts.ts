import type { LineChart } from '../../core/chart.ts'
import { drawdowns } from '../performance/drawdown.ts'
import { longestUnderwater } from '../performance/underwater.ts'
import type { StrategyRecord } from './strategy.ts'
import { equityOfRecord, toldRecord } from './told-record.ts'

/** Curves of a record: its equity, and how far it is below its highest value so far, with the deepest place ringed. */
export interface EquityCharts {
  readonly equity: LineChart
  readonly drawdown: LineChart
}

/**
 * Charts over the starts and ends of the periods; equity as of `equityOfRecord` over what the record began with, drawdown in
 * percent, with its longest time under water as a line of its own. Throws `SeriesError` as `equityOfRecord` does.
 */
export function equityCharts(record: StrategyRecord): EquityCharts {
  const at = [record.startsAt, ...record.periods.map(({ endsAt }) => endsAt)]
  const equity = equityOfRecord(record)
  const falls = drawdowns(equity).map(fall => fall * 100)
  const deepest = falls.indexOf(falls.reduce((least, fall) => Math.min(least, fall), 0))
  const { startsMs, endsMs } = toldRecord(record)
  const { fromAt, toAt } = longestUnderwater(equity, [startsMs, ...endsMs])
  return {
    equity: {
      kind: 'lines',
      unit: 'times the start',
      along: 'day',
      at,
      lines: [{ name: 'equity', values: equity.map(value => value / equity[0]!) }],
    },
    drawdown: {
      kind: 'lines',
      unit: '%',
      along: 'day; the deepest fall is ringed',
      at,
      lines: [
        { name: 'drawdown', values: falls, marked: [deepest] },
        {
          name: 'under water',
          values: falls.map((_, place) => (place >= fromAt && place <= toAt ? 0 : null)),
        },
      ],
    },
  }
}
