import { withinLimit, type Observation } from '../../core/evidence.ts'
import { markup, type Content } from './markup.ts'

/** Where the limit stands on the bar, in hundredths of its length. */
const limitAt = 70

/** How close a measurement is to its limit, as a bar with the limit marked; the numbers stand beside it. */
export function limitBar(observation: Observation): Content {
  const { value, limit } = observation
  if (!limit || typeof value !== 'number' || limit.value <= 0 || value < 0) return false
  const length = Math.min(100, (limitAt * value) / limit.value)
  const look = withinLimit(observation) ? 'good' : 'bad'
  return markup`<svg class="bullet" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="fill-${look}" x="0" y="0" width="${length.toFixed(1)}" height="8"/><rect class="mark" x="${limitAt}" y="-4" width="1.2" height="16"/></svg>`
}
