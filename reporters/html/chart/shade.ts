/** From a value to how dark it is drawn: from a tenth for the lowest to three quarters, in which text can still be read. */
export function shadeOf(values: readonly number[]): (value: number) => number {
  const low = values.reduce((one, other) => Math.min(one, other))
  const high = values.reduce((one, other) => Math.max(one, other))
  return value => (high > low ? 0.08 + 0.5 * ((value - low) / (high - low)) : 0.08)
}
