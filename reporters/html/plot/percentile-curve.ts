import { max } from 'd3-array'
import { curveMonotoneX, line } from 'd3-shape'
import { quantile, type DistributionPlot, type Series } from '../../distributions.ts'
import { numberWords } from '../../measurement.ts'
import { clipped } from '../long-text.ts'
import { markup, type Content, type Markup } from '../markup.ts'
import { curveWords } from './curve-words.ts'
import { limitLines } from './limit-lines.ts'
import { shareScale, type ShareScale } from './share-scale.ts'
import { spreadApart } from './spread-apart.ts'
import { valueScale, type ValueScale } from './value-scale.ts'

const width = 380
const height = 244
/** Room for the name of a limit above the highest. */
const labelHeight = 13
/** The drawing area, inside the labels. */
const area = { left: 44, right: 310, top: 14, bottom: 206 } as const

interface Scales {
  readonly along: ShareScale
  readonly up: ValueScale
}

/** How slow the slowest are: a curve for each place over the percentiles, with the limits drawn across. */
export function percentileCurve(plot: DistributionPlot, anchor: string): Markup {
  const count = max(plot.series, ({ distribution }) => distribution.count) ?? 1
  const scales: Scales = {
    along: shareScale(count, [area.left, area.right]),
    up: valueScale(plot, [area.bottom, area.top + labelHeight]),
  }
  return markup`<svg class="plot" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${anchor}.title ${anchor}.text">
<title id="${anchor}.title">${plot.name} by percentile</title>
<desc id="${anchor}.text">${curveWords(plot)}</desc>
${axes(plot, scales)}
${limitLines(plot.limits, scales.up, area)}
${plot.series.map((series, index) => curve(series, index, scales))}
${endLabels(plot, scales)}
</svg>`
}

function axes({ unit }: DistributionPlot, { along, up }: Scales): Markup {
  const across = up.ticks.map(
    tick =>
      markup`<line class="grid" x1="${area.left}" x2="${area.right}" y1="${at(up.of(tick))}" y2="${at(up.of(tick))}"/><text class="end" x="${area.left - 5}" y="${at(up.of(tick) + 4)}">${numberWords(tick)}</text>`,
  )
  const upright = along.ticks.map(
    share =>
      markup`<line class="grid" x1="${at(along.of(share))}" x2="${at(along.of(share))}" y1="${area.top}" y2="${area.bottom}"/><text class="mid" x="${at(along.of(share))}" y="${area.bottom + 15}">p${percent(share)}</text>`,
  )
  return markup`${across}${upright}<text x="2" y="${area.top - 4}">${clipped(unit, 8)}</text><text class="mid" x="${(area.left + area.right) / 2}" y="${height - 2}">percentile of the sample</text>`
}

function curve({ distribution, measured }: Series, index: number, { along, up }: Scales): Markup {
  const { count, min, quantiles } = distribution
  const path = line<{ share: number; value: number }>(
    ({ share }) => along.of(share),
    ({ value }) => up.of(value),
  )
    .curve(curveMonotoneX)
    .digits(1)([{ share: Math.min(1 / count, quantiles[0]!.share) / 2, value: min }, ...quantiles])
  const dots = along.ticks
    .filter(share => [0.5, 0.95, 0.99].includes(share))
    .map(share => [share, quantile(distribution, share)] as const)
  return markup`<g class="series series-${(index % 4) + 1}"><path d="${path ?? ''}"/>${dots.map(
    ([share, value]) =>
      value !== undefined &&
      markup`<circle cx="${at(along.of(share))}" cy="${at(up.of(value))}" r="2.6"/>`,
  )}${measured.map(one => whisker(one, distribution, { along, up }))}</g>`
}

/** From a percentile of the sample to what it is judged by, the upper bound of the true one. */
function whisker(
  { name, value }: Series['measured'][number],
  distribution: Series['distribution'],
  { along, up }: Scales,
): Content {
  const share = Number(/^p(\d+(?:\.\d+)?)$/u.exec(name)?.[1]) / 100
  const from = quantile(distribution, share)
  if (from === undefined || !along.ticks.includes(share)) return false
  const x = along.of(share)
  return markup`<path class="whisker" d="M${at(x)} ${at(up.of(from))}V${at(up.of(value))}M${at(x - 4)} ${at(up.of(value))}h8"/>`
}

function endLabels({ series }: DistributionPlot, { up }: Scales): readonly Markup[] {
  const ends = series.map(({ distribution }) => up.of(distribution.quantiles.at(-1)!.value) + 4)
  const heights = spreadApart(ends, 13, [area.top + 4, area.bottom + 2])
  return series.map(
    ({ place }, index) =>
      markup`<text class="label label-${(index % 4) + 1}" x="${area.right + 5}" y="${at(heights[index]!)}">${clipped(place, 10)}</text>`,
  )
}

const at = (position: number) => position.toFixed(1)
const percent = (share: number) => Number((share * 100).toFixed(2))
