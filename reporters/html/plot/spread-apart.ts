/** Moves positions so that neighbours keep a distance, within a range where it is wide enough; their order is kept. */
export function spreadApart(
  wanted: readonly number[],
  gap: number,
  [lowest, highest]: readonly [number, number],
): readonly number[] {
  const order = [...wanted.keys()].toSorted((one, other) => wanted[one]! - wanted[other]!)
  const placed: number[] = []
  let next = lowest
  for (const index of order) {
    placed[index] = Math.max(next, wanted[index]!)
    next = placed[index] + gap
  }
  let limit = highest
  for (const index of order.toReversed()) {
    placed[index] = Math.min(limit, placed[index]!)
    limit = placed[index] - gap
  }
  return placed
}
