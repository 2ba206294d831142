import { line } from 'd3-shape'
import type { Line, LineChart } from '../../../core/chart.ts'
import { numberWords } from '../../measurement.ts'
import { clipped } from '../long-text.ts'
import { markup, type Markup } from '../markup.ts'
import { spreadApart } from '../plot/spread-apart.ts'
import { alongScale, type AlongScale } from './along-scale.ts'
import type { Drawn } from './charts.ts'
import { area, at, frame, height, upright, valueAxis } from './frame.ts'

type Up = (value: number) => number

/** Curves over days or steps, with the places that a reader looks for ringed. */
export function lineChart({ name, anchor, chart }: Drawn<LineChart>): Markup {
  const { unit, lines } = chart
  const along = alongScale(chart)
  const up = upright(lines.flatMap(({ values }) => values.filter(value => value !== null)))
  const content = markup`${valueAxis(up, unit)}${placeAxis(along, chart.along)}
${lines.map((one, index) => drawnLine(one, index, { along, up }))}
${lines.map(({ values, marked = [] }) => marked.map(index => ring(values[index]!, along.of(index), up)))}
${endLabels(lines, up)}`
  return frame({ name, anchor, words: lineWords(chart), content })
}

const placeAxis = ({ ticks }: AlongScale, along: string): Markup =>
  markup`${ticks.map(
    ({ position, words }) =>
      markup`<line class="grid" x1="${at(position)}" x2="${at(position)}" y1="${area.top}" y2="${area.bottom}"/><text class="mid" x="${at(position)}" y="${area.bottom + 15}">${clipped(words, 12)}</text>`,
  )}<text class="mid" x="${(area.left + area.right) / 2}" y="${height - 4}">${clipped(along, 40)}</text>`

function drawnLine(
  { values, isDotted }: Line,
  index: number,
  { along, up }: { readonly along: AlongScale; readonly up: Up },
): Markup {
  const places = values.map((value, place) => ({ value, place }))
  const group = `series series-${(index % 4) + 1}`
  if (isDotted)
    return markup`<g class="${group}">${places.map(
      ({ value, place }) =>
        value !== null &&
        markup`<circle cx="${at(along.of(place))}" cy="${at(up(value))}" r="1.3"/>`,
    )}</g>`
  const path = line<(typeof places)[number]>(
    ({ place }) => along.of(place),
    ({ value }) => up(value!),
  )
    .defined(({ value }) => value !== null)
    .digits(1)(places)
  return markup`<g class="${group}"><path d="${path ?? ''}"/></g>`
}

const ring = (value: number | null, position: number, up: Up) =>
  value !== null &&
  markup`<circle class="marked" cx="${at(position)}" cy="${at(up(value))}" r="3.6"/>`

/** The name of each line beside its end. */
function endLabels(lines: readonly Line[], up: Up): readonly Markup[] {
  const ends = lines.map(({ values }) => up(values.findLast(value => value !== null) ?? 0) + 4)
  const heights = spreadApart(ends, 13, [area.top + 4, area.bottom + 2])
  return lines.map(
    ({ name }, index) =>
      markup`<text class="label label-${(index % 4) + 1}" x="${area.right + 5}" y="${at(heights[index]!)}">${clipped(name, 14)}</text>`,
  )
}

/** The curves in words, for readers who cannot see them. */
export function lineWords({ at: places, unit, lines }: LineChart): string {
  const said = lines.map(({ name, values, marked = [] }) => {
    const seen = values.filter(value => value !== null)
    if (seen.length === 0) return `${name}: no value.`
    const marks = marked.length > 0 ? `, ${marked.length} of them marked` : ''
    return `${name}: ${seen.length} values${marks}, from ${numberWords(least(seen))} to ${numberWords(most(seen))} ${unit}, at the end ${numberWords(seen.at(-1)!)}.`
  })
  return `From ${places[0]} to ${places.at(-1)}. ${said.join(' ')}`
}

const least = (values: readonly number[]) => values.reduce((one, other) => Math.min(one, other))
const most = (values: readonly number[]) => values.reduce((one, other) => Math.max(one, other))
