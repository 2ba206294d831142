/** A colour in the light and in the dark scheme. */
export interface Shade {
  readonly light: string
  readonly dark: string
}

/** The colours of the page, by the name of their custom property. */
export const palette = {
  page: { light: '#f6f7f9', dark: '#14171c' },
  card: { light: '#ffffff', dark: '#1c2027' },
  line: { light: '#d5dae1', dark: '#363d48' },
  text: { light: '#1a1f27', dark: '#e8ebf0' },
  quiet: { light: '#505a68', dark: '#a7b0bd' },
  link: { light: '#0b57b0', dark: '#86b9ff' },
  good: { light: '#14683a', dark: '#72d69b' },
  'good-soft': { light: '#e3f4ea', dark: '#173325' },
  bad: { light: '#b3161d', dark: '#ff9c97' },
  'bad-soft': { light: '#fdeaea', dark: '#421d1f' },
  doubt: { light: '#7a4b00', dark: '#f1bf62' },
  'doubt-soft': { light: '#fdf1d8', dark: '#3b2d10' },
  apart: { light: '#6a3a9c', dark: '#cda8f5' },
  'apart-soft': { light: '#f3eafb', dark: '#2f2140' },
  'plain-soft': { light: '#eceff3', dark: '#2a303a' },
} as const satisfies Record<string, Shade>

export type Colour = keyof typeof palette

/** Which colour text has on which ground; every pair keeps the contrast of WCAG 2 AA. */
export const pairs: readonly (readonly [text: Colour, ground: Colour])[] = [
  ...(['page', 'card', 'plain-soft'] as const).flatMap(
    ground =>
      [
        ['text', ground],
        ['quiet', ground],
        ['link', ground],
      ] as const,
  ),
  ...(['good', 'bad', 'doubt', 'apart'] as const).flatMap(
    tone =>
      [
        [tone, 'card'],
        [tone, 'page'],
        [tone, `${tone}-soft`],
        ['text', `${tone}-soft`],
        ['quiet', `${tone}-soft`],
      ] as const,
  ),
]

/** The colours as custom properties of one scheme. */
export function customProperties(scheme: keyof Shade): string {
  return Object.entries(palette)
    .map(([name, shade]) => `--${name}: ${shade[scheme]};`)
    .join(' ')
}
