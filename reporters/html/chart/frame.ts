import { scaleLinear, type ScaleLinear } from 'd3-scale'
import { numberWords } from '../../measurement.ts'
import { clipped } from '../long-text.ts'
import { markup, type Content, type Markup } from '../markup.ts'

export const width = 640
export const height = 268
/** The drawing area, inside the labels. */
export const area = { left: 58, right: 540, top: 26, bottom: 230 } as const

interface Framed {
  readonly name: string
  readonly anchor: string
  /** The chart in words, for readers who cannot see it. */
  readonly words: string
  readonly content: Content
  readonly tall?: number
}

/** A drawing with its title and its words. */
export const frame = ({ name, anchor, words, content, tall = height }: Framed): Markup =>
  markup`<svg class="plot chart" viewBox="0 0 ${width} ${tall}" role="img" aria-labelledby="${anchor}.title ${anchor}.text">
<title id="${anchor}.title">${name}</title>
<desc id="${anchor}.text">${words}</desc>
${content}
</svg>`

/** From a value to a height; zero is always in sight, so that a gain can be told from a loss. */
export function upright(values: readonly number[]): ScaleLinear<number, number> {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const isFlat = !(high - low > Number.MIN_VALUE * 1e10)
  return scaleLinear([low, isFlat ? low + 1 : high], [area.bottom, area.top]).nice(5)
}

/** Lines across for the values, with the unit above them; that of zero is drawn stronger. */
export function valueAxis(scale: ScaleLinear<number, number>, unit: string): Markup {
  const ticks = scale
    .ticks(5)
    .map(
      tick =>
        markup`<line class="${tick === 0 ? 'zero' : 'grid'}" x1="${area.left}" x2="${area.right}" y1="${at(scale(tick))}" y2="${at(scale(tick))}"/><text class="end" x="${area.left - 5}" y="${at(scale(tick) + 4)}">${numberWords(tick)}</text>`,
    )
  return markup`${ticks}<text x="2" y="${area.top - 13}">${clipped(unit, 30)}</text>`
}

export const at = (position: number): string => position.toFixed(1)
