import type { LineChart } from '../../core/chart.ts'
import type { BacktestRecord } from './backtest-record.ts'

/** Profits beside what was told of their risk, with the exceptions marked; money in `currency`. */
export function backtestChart(
  { dates, profits, valuesAtRisk, hits }: BacktestRecord,
  currency: string,
): LineChart {
  return {
    kind: 'lines',
    unit: currency,
    along: 'day; exceptions are ringed',
    at: dates,
    lines: [
      {
        name: 'profit',
        values: profits,
        isDotted: true,
        marked: [...hits.keys()].filter(day => hits[day]),
      },
      { name: 'value at risk', values: valuesAtRisk.map(told => -told) },
    ],
  }
}
