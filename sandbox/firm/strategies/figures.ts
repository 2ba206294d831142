/** How well a strategy did, as the firm itself computes it. */
export interface Figures {
  readonly sharpeRatio: number
  readonly sortinoRatio: number
  readonly volatility: number
  readonly totalReturn: number
  readonly compoundAnnualGrowth: number
  readonly maximumDrawdown: number
  readonly calmarRatio: number
}

/** Figures of an equity curve; `forRatios` and `forGrowth` are the periods of a year. */
export function figuresOf(
  equity: Float64Array,
  { forRatios, forGrowth }: { readonly forRatios: number; readonly forGrowth: number },
): Figures {
  let [count, average, squares, downside, logarithm] = [0, 0, 0, 0, 0]
  for (let at = 1; at < equity.length; at++) {
    const gain = (equity[at]! - equity[at - 1]!) / equity[at - 1]!
    count++
    const distance = gain - average
    average += distance / count
    squares += distance * (gain - average)
    if (gain < 0) downside += gain * gain
    logarithm += Math.log1p(gain)
  }
  const deviation = Math.sqrt(squares / (count - 1))
  const growth = Math.expm1((logarithm * forGrowth) / count)
  const fall = deepestFall(equity)
  const year = Math.sqrt(forRatios)
  return {
    sharpeRatio: (average / deviation) * year,
    sortinoRatio: (average / Math.sqrt(downside / count)) * year,
    volatility: deviation * year,
    totalReturn: Math.expm1(logarithm),
    compoundAnnualGrowth: growth,
    maximumDrawdown: fall,
    calmarRatio: growth / Math.abs(fall),
  }
}

/** From the end: how far the lowest value still to come lies below each. */
export function deepestFall(equity: Float64Array): number {
  let lowest = Number.POSITIVE_INFINITY
  let fall = 0
  for (let at = equity.length - 1; at >= 0; at--) {
    lowest = Math.min(lowest, equity[at]!)
    fall = Math.min(fall, (lowest - equity[at]!) / equity[at]!)
  }
  return fall
}

/** The worst loss between the ends of two days, as a share of the equity before; below zero. */
export function worstDay(equity: Float64Array, barsADay: number): number {
  let worst = 0
  for (let at = barsADay; at < equity.length; at += barsADay)
    worst = Math.min(worst, equity[at]! / equity[at - barsADay]! - 1)
  return worst
}

/** The most bars from a peak to the next value as high, or to the end. */
export function longestWait(equity: Float64Array): number {
  let [peak, peakAt, longest] = [0, 0, 0]
  for (const [at, value] of equity.entries()) {
    if (value < peak) longest = Math.max(longest, at - peakAt)
    else {
      if (at - peakAt > 1) longest = Math.max(longest, at - peakAt)
      peak = value
      peakAt = at
    }
  }
  return longest
}
