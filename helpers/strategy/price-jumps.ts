import { badInput, notComputable } from '../performance/series-error.ts'

/** Prices of symbols, and what explains jumps in them. */
export interface ToldPrices {
  readonly series: readonly {
    readonly symbol: string
    readonly prices: readonly { readonly at: string; readonly price: string }[]
  }[]
  readonly events: readonly { readonly symbol: string; readonly at: string }[]
}

/** Jumps that nothing explains. */
export interface PriceJumps {
  readonly jumps: number
  /** Changes from price to price that were looked at. */
  readonly changes: number
  readonly words: string
}

const deviations = 20
/** Of a normal distribution, the deviation over the median of the absolute value. */
const perMedian = 1.4826

/**
 * Counts changes of more than 20 usual ones: |ln(p[i] / p[i−1])| over 1.4826 times the median of all of a symbol's, which a
 * jump itself does not move. An event of the symbol at the price after the jump explains it. Throws `SeriesError` where
 * there are no prices, fewer than 20 of a symbol, one that is not above 0 (of such, as of oil in April 2020, a ratio says
 * nothing: leave it to money), or half of them or more do not change, and where a symbol of `trades` has no prices.
 */
export function priceJumps(
  { series, events }: ToldPrices,
  trades: readonly { readonly symbol: string }[] = [],
): PriceJumps {
  if (series.length === 0)
    throw notComputable('prices must be told, were not: give those of each symbol')
  const priced = new Set(series.map(({ symbol }) => symbol))
  const unpriced = trades.find(({ symbol }) => !priced.has(symbol))
  if (unpriced)
    throw notComputable(
      `prices of ${unpriced.symbol} must be told, as it was traded, were not: give those of each symbol`,
    )
  const explained = new Set(events.map(({ symbol, at }) => `${symbol} ${at}`))
  const found = series.map(({ symbol, prices }) => {
    const changes = changesOf(symbol, prices)
    const sizes = changes.map(Math.abs)
    const median = sizes.toSorted((one, other) => one - other)[Math.floor(sizes.length / 2)]!
    if (!(median > 0))
      throw notComputable(
        `prices of ${symbol} must move, half of them did not: look for a stale feed`,
      )
    return sizes.flatMap((size, at) => {
      const key = `${symbol} ${prices[at + 1]!.at}`
      return size > deviations * perMedian * median && !explained.has(key) ? [key] : []
    })
  })
  const jumps = found.flat()
  return {
    jumps: jumps.length,
    changes: series.reduce((sum, { prices }) => sum + prices.length - 1, 0),
    words: jumps.slice(0, 3).join(', ') || 'none',
  }
}

function changesOf(
  symbol: string,
  prices: ToldPrices['series'][number]['prices'],
): readonly number[] {
  if (prices.length < 20)
    throw notComputable(`prices of ${symbol} must be at least 20, were ${prices.length}: give all`)
  const values = prices.map(({ price }) => Number(price))
  const wrong = values.findIndex(price => !(Number.isFinite(price) && price > 0))
  if (wrong >= 0)
    throw badInput(
      `prices of ${symbol} must be above 0, at ${prices[wrong]!.at} was ${prices[wrong]!.price}: correct it, or measure the strategy in money`,
    )
  return values.slice(1).map((price, at) => Math.log(price / values[at]!))
}
