/** What is paid for an instrument, in percent of the notional; negative where the venue pays. */
export interface FeePercentages {
  readonly makerPct: number
  readonly takerPct: number
}

const bpsPerPct = 100

/**
 * The largest distance between a charged and an expected fee, over makers and takers of all instruments, in basis
 * points. A fee that is lower than expected counts as well: then the account, or the answer, is another than was meant.
 * Throws `RangeError` without an instrument and on a fee that is no number.
 */
export function feeDifferenceBps(
  expected: FeePercentages,
  charged: readonly FeePercentages[],
): number {
  const distances = known(charged).flatMap(({ makerPct, takerPct }) => [
    Math.abs(makerPct - expected.makerPct),
    Math.abs(takerPct - expected.takerPct),
  ])
  return Math.max(...distances) * bpsPerPct
}

/** The highest fee of all, in percent of the notional. Throws as `feeDifferenceBps` does. */
export const highestFeePct = (charged: readonly FeePercentages[]): number =>
  Math.max(...known(charged).flatMap(({ makerPct, takerPct }) => [makerPct, takerPct]))

function known(charged: readonly FeePercentages[]): readonly FeePercentages[] {
  if (charged.length === 0) throw new RangeError('a fee must be charged for something, was not')
  const unread = charged
    .flatMap(({ makerPct, takerPct }) => [makerPct, takerPct])
    .find(pct => !Number.isFinite(pct))
  if (unread !== undefined) throw new RangeError(`a fee must be a percentage, one was ${unread}`)
  return charged
}
