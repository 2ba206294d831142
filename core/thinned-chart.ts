import { mostChartPoints, type Line, type LineChart } from './chart.ts'

/**
 * A line chart with at most `most` places, by stretches of equal length: of each, the place where each line is lowest and
 * where it is highest, and in any case the first, the last and what is marked, so that no extreme is lost.
 */
export function thinned(chart: LineChart, most = mostChartPoints): LineChart {
  const { at, lines } = chart
  if (at.length <= most) return chart
  const always = [0, at.length - 1, ...lines.flatMap(({ marked = [] }) => marked)]
  const stretches = Math.max(1, Math.floor((most - always.length) / (2 * lines.length)))
  const extremes = Array.from({ length: stretches }, (_, stretch) => {
    const from = Math.floor((stretch * at.length) / stretches)
    const to = Math.floor(((stretch + 1) * at.length) / stretches)
    return lines.flatMap(line => extremesOf(line, from, to))
  }).flat()
  const kept = [...new Set([...always, ...extremes])].toSorted((one, other) => one - other)
  const places = new Map(kept.map((index, place) => [index, place]))
  return {
    ...chart,
    at: kept.map(index => at[index]!) as LineChart['at'],
    lines: lines.map(line => ({
      ...line,
      values: kept.map(index => line.values[index]!),
      ...(line.marked && { marked: line.marked.map(index => places.get(index)!) }),
    })),
  }
}

function extremesOf({ values }: Line, from: number, to: number): readonly number[] {
  let [lowest, highest] = [-1, -1]
  for (let index = from; index < to; index++) {
    const value = values[index]
    if (value === null || value === undefined) continue
    if (lowest < 0 || value < values[lowest]!) lowest = index
    if (highest < 0 || value > values[highest]!) highest = index
  }
  return lowest < 0 ? [] : [lowest, highest]
}
