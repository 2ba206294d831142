/** From one price to another in basis points. */
export const bps = (from: number, to: number): number => (to / from - 1) * 10_000

/** The value at a level of a sorted sample. */
export const quantile = (values: readonly number[], level: number): number =>
  values.toSorted((left, right) => left - right)[Math.floor(level * (values.length - 1))] ??
  Number.NaN
