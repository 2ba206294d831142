import { scaleLinear } from 'd3-scale'
import type { BarChart } from '../../../core/chart.ts'
import { numberWords } from '../../measurement.ts'
import { clipped } from '../long-text.ts'
import { markup, type Markup } from '../markup.ts'
import type { Drawn } from './charts.ts'
import { area, at, frame, upright, valueAxis, width } from './frame.ts'

/** Up to so many bars lie one under another, each with its name; more of them stand side by side, as in a histogram. */
const mostNamed = 24
const step = 18
const names = 190

/** Values side by side; those that a reader looks for have another colour and an edge. */
export function barChart(drawn: Drawn<BarChart>): Markup {
  return drawn.chart.bars.length > mostNamed ? histogram(drawn) : namedBars(drawn)
}

function namedBars({ name, anchor, chart }: Drawn<BarChart>): Markup {
  const { bars, unit } = chart
  const values = bars.map(({ value }) => value)
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const isFlat = !(high - low > 0)
  const scale = scaleLinear([low, isFlat ? low + 1 : high], [names + 60, width - 60])
  const bottom = 14 + bars.length * step
  const rows = bars.map(({ name: bar, value, isMarked }, index) => {
    const top = 14 + index * step
    const [from, to] = [Math.min(scale(0), scale(value)), Math.max(scale(0), scale(value))]
    const said =
      value < 0
        ? markup`<text class="end" x="${at(from - 4)}" y="${top + 11}">${numberWords(value)}</text>`
        : markup`<text x="${at(to + 4)}" y="${top + 11}">${numberWords(value)}</text>`
    return markup`<text x="2" y="${top + 11}">${clipped(bar, 32)}</text><rect class="${isMarked ? 'bar marked' : 'bar'}" x="${at(from)}" y="${top}" width="${at(Math.max(to - from, 0.5))}" height="${step - 5}"/>${said}`
  })
  const content = markup`${rows}<line class="zero" x1="${at(scale(0))}" x2="${at(scale(0))}" y1="8" y2="${bottom}"/><text x="2" y="${bottom + 14}">${clipped(unit, 40)}</text>`
  return frame({ name, anchor, words: barWords(chart), content, tall: bottom + 20 })
}

function histogram({ name, anchor, chart }: Drawn<BarChart>): Markup {
  const { bars, unit } = chart
  const up = upright(bars.map(({ value }) => value))
  const wide = (area.right - area.left) / bars.length
  const drawn = bars.map(({ value, isMarked }, index) => {
    const [top, bottom] = [Math.min(up(0), up(value)), Math.max(up(0), up(value))]
    return markup`<rect class="${isMarked ? 'bar marked' : 'bar'}" x="${at(area.left + index * wide)}" y="${at(top)}" width="${at(Math.max(wide - 1, 0.5))}" height="${at(bottom - top)}"/>`
  })
  const ends = [0, bars.length - 1].map(
    index =>
      markup`<text class="mid" x="${at(area.left + (index + 0.5) * wide)}" y="${area.bottom + 15}">${clipped(bars[index]!.name, 14)}</text>`,
  )
  const content = markup`${valueAxis(up, unit)}${drawn}${ends}`
  return frame({ name, anchor, words: barWords(chart), content })
}

/** The bars in words, for readers who cannot see them. */
export function barWords({ bars, unit }: BarChart): string {
  const said = bars
    .slice(0, mostNamed)
    .map(
      ({ name, value, isMarked }) => `${name} ${numberWords(value)}${isMarked ? ' (marked)' : ''}`,
    )
  const more = bars.length > mostNamed ? `, and ${bars.length - mostNamed} more` : ''
  return `${bars.length} bars in ${unit}: ${said.join(', ')}${more}.`
}
