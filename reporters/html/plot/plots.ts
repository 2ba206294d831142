import { distributionsOf } from '../../distributions.ts'
import type { CheckGroup } from '../../check-groups.ts'
import { checkAnchor } from '../anchors.ts'
import { capitalised } from '../long-text.ts'
import { markup, type Markup } from '../markup.ts'
import { curveTable } from './curve-table.ts'
import { percentileCurve } from './percentile-curve.ts'

/** Every distribution that a check recorded, one plot for all places. */
export function plotsOf(group: CheckGroup): readonly Markup[] {
  return distributionsOf(group.results).map((plot, index) => {
    const anchor = `${checkAnchor(group.id)}.plot${index}`
    return markup`<figure><figcaption>${capitalised(plot.name)} in ${plot.unit}.${plot.limits.length > 0 && ' A whisker reaches to the bound that is held against the limit.'}</figcaption>
${percentileCurve(plot, anchor)}
${curveTable(plot)}</figure>`
  })
}
