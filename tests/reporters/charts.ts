import type { BarChart, Chart, LineChart, SurfaceChart } from '../../core/chart.ts'

const days = Array.from({ length: 250 }, (_, day) =>
  new Date(Date.parse('2025-03-03') + day * 86_400_000).toISOString().slice(0, 10),
)
const returns = days.map((_, day) => 3 * Math.sin(day * 12.9898) * Math.cos(day * 78.233) ** 3)
const told = days.map((_, day) => -1.6 - 0.4 * Math.sin(day / 40))

/** Returns beside what was told of their risk, with the exceptions marked. */
export const returnsChart: LineChart = {
  kind: 'lines',
  unit: '% of equity',
  along: 'day',
  at: days,
  lines: [
    {
      name: 'profit',
      values: returns,
      isDotted: true,
      marked: [...returns.keys()].filter(day => returns[day]! < told[day]!),
    },
    { name: 'value at risk', values: told },
  ],
}

export const lossChart: BarChart = {
  kind: 'bars',
  unit: 'USD',
  bars: [
    { name: 'crypto crash of March 2020', value: -1_250_000, isMarked: true },
    { name: 'rates up by 100 bp', value: -80_500 },
    { name: 'dollar falls by 10 %', value: 310_000 },
  ],
}

export const parameterChart: SurfaceChart = {
  kind: 'surface',
  unit: 'Sharpe ratio',
  columns: { name: 'fast', values: [5, 10, 20] },
  rows: { name: 'slow', values: [50, 100] },
  values: [
    [0.4, 1.2, null],
    [0.6, 0.9, -0.3],
  ],
  marked: { row: 0, column: 1 },
}

export const charts: readonly Chart[] = [returnsChart, lossChart, parameterChart]
