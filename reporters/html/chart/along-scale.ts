import { scaleLinear, scaleUtc } from 'd3-scale'
import type { LineChart } from '../../../core/chart.ts'
import { numberWords } from '../../measurement.ts'
import { area } from './frame.ts'

/** From a place along the axis, by its index, to a position. */
export interface AlongScale {
  readonly of: (index: number) => number
  readonly ticks: readonly { readonly position: number; readonly words: string }[]
}

/** Dates lie where the calendar has them; places that are neither dates nor numbers lie side by side. */
export function alongScale({ at }: LineChart): AlongScale {
  const moments = at.map(place => (typeof place === 'number' ? place : Date.parse(place)))
  const [first, last] = [moments[0]!, moments.at(-1)!]
  const range = [area.left, area.right]
  if (moments.some(Number.isNaN)) {
    const scale = scaleLinear([0, Math.max(1, at.length - 1)], range)
    const ticks = [...new Set([0, at.length - 1])]
    return {
      of: scale,
      ticks: ticks.map(index => ({ position: scale(index), words: String(at[index]) })),
    }
  }
  const bounds = last > first ? [first, last] : [first, first + 1]
  if (typeof at[0] === 'number') {
    const scale = scaleLinear(bounds, range)
    const ticks = scale.ticks(6).map(tick => ({ position: scale(tick), words: numberWords(tick) }))
    return { of: index => scale(moments[index]!), ticks }
  }
  const scale = scaleUtc(bounds, range)
  const words = scale.tickFormat(6)
  const ticks = scale.ticks(6).map(tick => ({ position: scale(tick), words: words(tick) }))
  return { of: index => scale(moments[index]!), ticks }
}
