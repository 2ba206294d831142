/**
 * Share of a whole in percent, from 0 to 100. Throws `RangeError` of a whole that is not above zero (a share of nothing is
 * neither good nor bad), and of a part below zero or beyond the whole.
 */
export function sharePct(part: number, whole: number): number {
  if (!(whole > 0)) throw new RangeError(`a share must be of something, was of ${whole}`)
  if (!(part >= 0 && part <= whole))
    throw new RangeError(`a part must be from 0 to ${whole}, was ${part}`)
  return (part / whole) * 100
}
