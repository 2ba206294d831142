import { weights, type Concern, type Weight } from '../concern.ts'
import { concernItem } from './concern-item.ts'
import { markup, type Content } from './markup.ts'

const headings: Readonly<Record<Weight, string>> = {
  failed: 'Failed: this forbids going live',
  unknown: 'Not known: this leaves it undecided',
  condition: 'Conditions: somebody must accept these by name',
}

/** All that stands in the way of GO, in full, ranked: what forbids, what is not known, what must be accepted. */
export function concernsSection(concerns: readonly Concern[]): Content {
  if (concerns.length === 0) return false
  return markup`<section aria-labelledby="concerns"><h2 id="concerns">What stands in the way of GO</h2>
${weights.map(weight =>
  group(
    weight,
    concerns.filter(concern => concern.weight === weight),
  ),
)}</section>`
}

function group(weight: Weight, concerns: readonly Concern[]): Content {
  if (concerns.length === 0) return false
  return markup`<h3>${headings[weight]}</h3><ol class="concerns full">${concerns.map(concern =>
    concernItem(concern, 'full'),
  )}</ol>`
}
