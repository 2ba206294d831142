import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chartFlaw, type Chart } from '../../core/chart.ts'
import { html } from '../../reporters/html.ts'
import { chartsOf } from '../../reporters/html/chart/charts.ts'
import { barWords } from '../../reporters/html/chart/bar-chart.ts'
import { lineWords } from '../../reporters/html/chart/line-chart.ts'
import { surfaceWords } from '../../reporters/html/chart/surface-chart.ts'
import { charts, lossChart, parameterChart, returnsChart } from './charts.ts'
import { withEveryText } from './every-text.ts'
import { reportWith } from './report-builder.ts'
import { resultWith } from './sample-results.ts'

const resultOf = (chart: Chart, venue?: string) =>
  resultWith({
    ...(venue !== undefined && { venue }),
    evidence: [{ name: 'a chart', value: 1, unit: 'points', chart }],
  })
const drawn = (chart: Chart) =>
  chartsOf({ id: 'risk/one', results: [resultOf(chart)] })
    .map(markup => markup.html)
    .join('')

test('days on which more was lost than told are ringed, and listed with their numbers', () => {
  const picture = drawn(returnsChart)
  const exceptions = returnsChart.lines[0]!.marked!.length
  expect(exceptions).toBeGreaterThan(3)
  expect(picture.match(/class="marked"/gu)).toHaveLength(exceptions)
  expect(picture.match(/<th scope="row">/gu)).toHaveLength(exceptions)
  expect(picture.match(/ r="1\.3"/gu)).toHaveLength(returnsChart.at.length)
})

test('a value that is missing breaks the curve and is not zero', () => {
  const chart: Chart = {
    kind: 'lines',
    unit: 'USD',
    along: 'step',
    at: [0, 1, 2, 3, 4],
    lines: [{ name: 'equity', values: [100, 101, null, 103, 104] }],
  }
  expect(
    drawn(chart)
      .match(/ d="([^"]*)"/u)![1]!
      .match(/M/gu),
  ).toHaveLength(2)
  expect(lineWords(chart)).toBe(
    'From 0 to 4. equity: 4 values, from 100 to 104 USD, at the end 104.',
  )
})

test('charts are told in words', () => {
  expect(barWords(lossChart)).toBe(
    '3 bars in USD: crypto crash of March 2020 -1,250,000 (marked), rates up by 100 bp -80,500, dollar falls by 10 % 310,000.',
  )
  expect(surfaceWords(parameterChart)).toBe(
    '5 cells, from -0.3 Sharpe ratio at slow 100 and fast 20 to 1.2 Sharpe ratio at slow 50 and fast 10. Marked: 1.2 Sharpe ratio at slow 50 and fast 10.',
  )
})

test('each place has a chart of its own, named after it', () => {
  const results = ['kraken', 'binance'].map(venue => resultOf(lossChart, venue))
  const captions = chartsOf({ id: 'risk/one', results }).map(
    ({ html: text }) => /<figcaption>(.*?)<\/figcaption>/u.exec(text)![1],
  )
  expect(captions).toEqual(['A chart in USD, kraken.', 'A chart in USD, binance.'])
})

const values = fc.array(
  fc.oneof(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.constant(0)),
  { minLength: 1, maxLength: 60 },
)

test('any values are drawn without a number that is none', () => {
  fc.assert(
    fc.property(values, fc.constantFrom('days', 'numbers', 'words'), (list, along) => {
      const places = {
        days: list.map((_, day) => `2026-01-${String(day + 1).padStart(2, '0')}`),
        numbers: list.map((_, step) => step * 3),
        words: list.map((_, step) => `step ${String(step).padStart(3, '0')}`),
      }[along]
      const charts: readonly Chart[] = [
        {
          kind: 'lines',
          unit: 'USD',
          along,
          at: places as readonly string[],
          lines: [{ name: 'one', values: list, marked: [0] }],
        },
        { kind: 'bars', unit: 'USD', bars: list.map(value => ({ name: 'x', value })) },
        {
          kind: 'surface',
          unit: 'ratio',
          columns: { name: 'fast', values: list.map((_, at) => at) },
          rows: { name: 'slow', values: [1] },
          values: [list],
        },
      ]
      for (const chart of charts) {
        expect(drawn(chart)).not.toMatch(/NaN|Infinity|undefined|null/u)
      }
    }),
    {
      numRuns: 60,
      examples: [
        [[0], 'days'],
        [[-5e-324], 'numbers'],
        [[1, 1], 'words'],
      ],
    },
  )
})

test('no text of a chart can become markup', () => {
  const report = reportWith(charts.map(chart => resultOf(chart)))
  const attack = '"><img src=x onerror=alert(1)>'
  expect(html(withEveryText(report, attack))).not.toContain('<img')
})

test.for<[string, Chart]>([
  ['without a value', { ...lossChart, bars: [] }],
  ['of a value that was NaN', { ...lossChart, bars: [{ name: 'x', value: Number.NaN }] }],
  ['of 1001 bars', { ...lossChart, bars: Array.from({ length: 1001 }, () => lossChart.bars[0]!) }],
  ['without a value', { ...returnsChart, lines: [] }],
  ['of lines of another length', { ...returnsChart, at: returnsChart.at.slice(1) as string[] }],
  ['out of order', { ...returnsChart, at: returnsChart.at.toReversed() as string[] }],
  [
    'marked where it has no place',
    { ...returnsChart, lines: [{ ...returnsChart.lines[0]!, marked: [250] }] },
  ],
  [
    'without a value',
    { ...returnsChart, at: ['2026-01-01'], lines: [{ name: 'x', values: [null] }] },
  ],
  ['of cells that do not fit its parameters', { ...parameterChart, values: [[1, 2, 3]] }],
  ['marked where it has no cell', { ...parameterChart, marked: { row: 2, column: 0 } }],
  [
    'of a value that was Infinity',
    {
      ...parameterChart,
      values: [
        [1, 2, Infinity],
        [1, 2, 3],
      ],
    },
  ],
])('a chart %s cannot be drawn', ([flaw, chart]) => {
  expect(chartFlaw(chart)).toBe(flaw)
})

test('a chart that is whole has no flaw', () => {
  for (const chart of charts) expect(chartFlaw(chart)).toBeUndefined()
})
