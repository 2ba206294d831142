import { expect, test } from 'vitest'
import { pairs, palette, type Colour } from '../../reporters/html/palette.ts'

const schemes = ['light', 'dark'] as const
const cases = schemes.flatMap(scheme => pairs.map(([text, ground]) => ({ scheme, text, ground })))

test.for(cases)(
  '$text on $ground has the contrast of WCAG 2 AA in the $scheme scheme',
  ({ scheme, text, ground }) => {
    const luminances = [text, ground]
      .map(colour => luminance(colour, scheme))
      .toSorted((a, b) => b - a)
    expect((luminances[0]! + 0.05) / (luminances[1]! + 0.05)).toBeGreaterThanOrEqual(4.5)
  },
)

/** Relative luminance as WCAG 2 defines it. */
function luminance(colour: Colour, scheme: 'light' | 'dark'): number {
  const [red, green, blue] = palette[colour][scheme]
    .match(/[\da-f]{2}/giu)!
    .map(hex => Number.parseInt(hex, 16) / 255)
    .map(channel => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
