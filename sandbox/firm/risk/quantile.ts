/** The value that would be at place `rank` if the values were sorted from the smallest, by Hoare's selection. */
export function ranked(values: readonly number[], rank: number): number {
  const list = Float64Array.from(values)
  let [left, right] = [0, list.length - 1]
  while (left < right) {
    const pivot = list[(left + right) >> 1]!
    let [low, high] = [left, right]
    while (low <= high) {
      while (list[low]! < pivot) low++
      while (list[high]! > pivot) high--
      if (low > high) break
      const value = list[low]!
      list[low++] = list[high]!
      list[high--] = value
    }
    if (rank <= high) right = high
    else if (rank >= low) left = low
    else break
  }
  return list[rank]!
}

/** The loss that the worst share of equally likely profits begins with: the k-th worst, k the share of all, rounded up. */
export const worstLoss = (profits: readonly number[], basisPoints: number): number =>
  -ranked(profits, Math.ceil((profits.length * basisPoints) / 10_000) - 1)

/**
 * The mean of the losses in that worst share: the least that a threshold plus the mean excess over it, divided by the
 * share, can be, after Rockafellar and Uryasev. It is least at one of the losses themselves.
 */
export function meanLoss(profits: readonly number[], basisPoints: number): number {
  const threshold = worstLoss(profits, basisPoints)
  const excess = profits.reduce((sum, profit) => sum + Math.max(-profit - threshold, 0), 0)
  return threshold + excess / ((profits.length * basisPoints) / 10_000)
}
