/** What can be odd about bars and yet leaves them usable. */
export const barFindingKinds = [
  'single bar',
  'no volume column',
  'closes only',
  'disordered bars',
  'repeated bar',
  'missing bars',
  'bar outside the calendar',
  'unaligned time',
  'impossible bar',
  'zero price',
  'negative price',
  'zero volume',
  'negative volume',
  'volume that is no number',
  'flat bar',
  'outlying return',
  'partial day',
  'unfinished bar',
  'short history',
] as const
export type BarFindingKind = (typeof barFindingKinds)[number]

/** Bars that should be between two others, in milliseconds since 1970. */
export interface MissingSpan {
  readonly afterMs: number
  readonly beforeMs: number
  readonly count: number
}

/** How often something is odd about bars, and where first, in words. */
export interface BarFinding {
  readonly kind: BarFindingKind
  readonly count: number
  readonly first: string
  /** Of missing bars. */
  readonly spans?: readonly MissingSpan[]
}

/** A finding, unless there is none. */
export const found = (
  kind: BarFindingKind,
  count: number,
  first: () => string,
): readonly BarFinding[] => (count > 0 ? [{ kind, count, first: first() }] : [])
