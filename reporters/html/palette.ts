/** A colour in the light and in the dark scheme. */
export interface Shade {
  readonly light: string
  readonly dark: string
}

/** The colours of the page, by the name of their custom property. */
export const palette = {
  page: { light: '#ffffff', dark: '#15181d' },
  card: { light: '#ffffff', dark: '#15181d' },
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
  /** Edges of what can be pressed or typed into, and parts of bars: at least 3 to 1 against the page. */
  control: { light: '#767f8c', dark: '#7d8794' },
  'doubt-bar': { light: '#b98a1a', dark: '#c79a36' },
  'series-1': { light: '#0b57b0', dark: '#86b9ff' },
  'series-2': { light: '#a8480b', dark: '#ffb27a' },
  'series-3': { light: '#1a6f5c', dark: '#6fd3bd' },
  'series-4': { light: '#7b3fa0', dark: '#d0a9f2' },
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
        ['series-1', ground],
        ['series-2', ground],
        ['series-3', ground],
        ['series-4', ground],
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
