import type { NamedLimit } from '../../distributions.ts'
import { clipped } from '../long-text.ts'
import { allowedWords } from '../../measurement.ts'
import { markup, type Markup } from '../markup.ts'
import { spreadApart } from './spread-apart.ts'
import type { ValueScale } from './value-scale.ts'

interface Area {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Each limit as a line across the plot, named on it. */
export function limitLines(
  limits: readonly NamedLimit[],
  { of }: ValueScale,
  { left, right, top, bottom }: Area,
): readonly Markup[] {
  const lines = limits.map(({ limit }) => of(limit.value))
  const labels = spreadApart(
    lines.map(height => height - 4),
    13,
    [top + 4, bottom - 2],
  )
  return limits.map(({ name, limit }, index) => {
    const height = lines[index]!.toFixed(1)
    return markup`<line class="limit" x1="${left}" x2="${right}" y1="${height}" y2="${height}"/><text class="limit" x="${left + 4}" y="${labels[index]!.toFixed(1)}">${clipped(name, 16)} ${allowedWords(limit)}</text>`
  })
}
