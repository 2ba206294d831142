import type { Chart } from '../../../core/chart.ts'
import type { CheckGroup } from '../../check-groups.ts'
import { placeOf } from '../../check-groups.ts'
import { checkAnchor } from '../anchors.ts'
import { capitalised } from '../long-text.ts'
import { markup, type Markup } from '../markup.ts'
import { barChart } from './bar-chart.ts'
import { barTable, lineTable, surfaceTable } from './chart-tables.ts'
import { lineChart } from './line-chart.ts'
import { surfaceChart } from './surface-chart.ts'

/** A chart with its name, and the id that its words are found by. */
export interface Drawn<Kind extends Chart> {
  readonly name: string
  readonly anchor: string
  readonly chart: Kind
}

/** Every chart that a check recorded, one for each place. */
export function chartsOf({ id, results }: CheckGroup): readonly Markup[] {
  const recorded = results.flatMap(result =>
    result.evidence.flatMap(({ name, chart }) => (chart ? [{ name, chart, result }] : [])),
  )
  const isOneOfMany = new Set(recorded.map(({ result }) => placeOf(result))).size > 1
  return recorded.map(({ name, chart, result }, index) => {
    const where = isOneOfMany ? `, ${placeOf(result)}` : ''
    const { drawing, table } = drawn({ name, anchor: `${checkAnchor(id)}.chart${index}`, chart })
    return markup`<figure class="wide"><figcaption>${capitalised(name)} in ${chart.unit}${where}.</figcaption>
${drawing}
${table}</figure>`
  })
}

function drawn({ name, anchor, chart }: Drawn<Chart>) {
  if (chart.kind === 'lines')
    return { drawing: lineChart({ name, anchor, chart }), table: lineTable(name, chart) }
  if (chart.kind === 'bars')
    return { drawing: barChart({ name, anchor, chart }), table: barTable(name, chart) }
  return { drawing: surfaceChart({ name, anchor, chart }), table: surfaceTable(name, chart) }
}
