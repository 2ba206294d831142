import { quantile, type DistributionPlot, type Series } from '../../distributions.ts'
import { numberWords } from '../../measurement.ts'
import { markup, type Markup } from '../markup.ts'

const rows: readonly (readonly [name: string, of: (series: Series) => number | undefined])[] = [
  ['values', ({ distribution }) => distribution.count],
  ['lost', ({ distribution }) => distribution.lost],
  ['smallest', ({ distribution }) => distribution.min],
  ...[0.5, 0.9, 0.95, 0.99, 0.999].map(
    share =>
      [
        `p${Number((share * 100).toFixed(1))}`,
        ({ distribution }: Series) => quantile(distribution, share),
      ] as const,
  ),
  ['largest', ({ distribution }) => distribution.max],
]

/** The numbers of the plot. */
export function curveTable({ name, unit, series }: DistributionPlot): Markup {
  return markup`<details class="numbers"><summary>The numbers of this plot</summary><table><caption>${name}, ${unit}</caption>
<thead><tr><th scope="col">Percentile</th>${series.map(({ place }) => markup`<th scope="col">${place}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([row, of]) =>
      markup`<tr><th scope="row">${row}</th>${series.map(one => markup`<td class="number">${written(of(one))}</td>`)}</tr>`,
  )}</tbody></table></details>`
}

const written = (value: number | undefined) =>
  value === undefined ? 'never came' : numberWords(value)
