/** Prices of a ticker, in quote units for one base unit. */
export interface TickerPrices {
  readonly bid: number
  readonly ask: number
  readonly last: number
  readonly low: number
  readonly high: number
}

/**
 * What is impossible about a ticker, in words; empty when nothing is. Prices must be finite and positive, the bid below
 * the ask, and the last price between the day's low and high.
 */
export function tickerFindings(ticker: TickerPrices): readonly string[] {
  const { bid, ask, last, low, high } = ticker
  const impossible = Object.entries({ bid, ask, last, low, high }).filter(
    ([, price]) => !(Number.isFinite(price) && price > 0),
  )
  if (impossible.length > 0)
    return impossible.map(([name, price]) => `the ${name} must be a positive price, was ${price}`)
  return [
    ...(bid < ask ? [] : [`the bid must be below the ask, was ${bid} against ${ask}`]),
    ...(low <= last && last <= high
      ? []
      : [`the last price must lie between low and high, was ${last} of ${low} to ${high}`]),
  ]
}
