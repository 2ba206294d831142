import { expect, test } from 'vitest'
import { chartFlaw, mostChartPoints, type LineChart } from '../../core/chart.ts'
import { thinned } from '../../core/thinned-chart.ts'

const wave = (days: number): LineChart => {
  const at = Array.from({ length: days }, (_, day) => day)
  const values = at.map(day => Math.sin(day / 50) * 100 + (day === 777 ? -500 : 0))
  const other = at.map(day => (day % 10 === 0 ? null : day))
  return {
    kind: 'lines',
    unit: 'USD',
    along: 'day',
    at,
    lines: [
      { name: 'profit', values, marked: [123, days - 2] },
      { name: 'other', values: other },
    ],
  }
}

test('what is short enough stays as it is', () => {
  const chart = wave(mostChartPoints)
  expect(thinned(chart)).toBe(chart)
})

test('of very many places the extremes, the ends and what is marked stay', () => {
  const chart = wave(200_000)
  const kept = thinned(chart)
  const places = kept.at as readonly number[]
  expect(places.length).toBeLessThanOrEqual(mostChartPoints)
  expect(places.length).toBeGreaterThan(mostChartPoints / 2)
  expect(chartFlaw(kept)).toBeUndefined()
  expect([places[0], places.at(-1)]).toEqual([0, 199_999])
  expect(places).toContain(777)
  const [profit, other] = kept.lines
  expect(profit!.marked!.map(place => places[place])).toEqual([123, 199_998])
  for (const [place, day] of places.entries()) {
    expect(profit!.values[place]).toBe(chart.lines[0]!.values[day])
    expect(other!.values[place]).toBe(chart.lines[1]!.values[day])
  }
  expect(other).not.toHaveProperty('marked')
})

test('a line without any value is thinned too', () => {
  const chart = wave(5000)
  const nothing = { name: 'nothing', values: chart.at.map(() => null) }
  const kept = thinned({ ...chart, lines: [...chart.lines, nothing] })
  expect(kept.lines[2]!.values).toHaveLength(kept.at.length)
})
