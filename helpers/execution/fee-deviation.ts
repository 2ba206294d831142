/** One trade, what it was charged and what it should have been; decimals as text. */
export interface ChargedTrade {
  readonly symbol: string
  readonly liquidity: 'maker' | 'taker'
  readonly price: string
  readonly quantity: string
  readonly feeAmount: string
  /** Whether the fee is in units of the instrument, in the currency that it is quoted in, or in neither. */
  readonly feeIn: 'base' | 'quote' | 'other'
  /** What the schedule says, in percent of the notional. */
  readonly scheduledPct: number
}

/** What trades were charged against what the schedule says, in basis points of their notional. */
export interface FeeDeviation {
  /** Charged less scheduled, where that is furthest from zero; above zero: too much. */
  readonly bps: number
  /** Which trades that is of, such as `taker in BTCUSDT`. */
  readonly of: string
  /** Trades whose fee is known finely enough to tell. */
  readonly judged: number
  /** Trades whose fee is in a third currency, and not in `judged`. */
  readonly inThird: number
}

/** The last place that fees are stated to, in units of their currency. */
const feeUnit = 1e-8

/**
 * By how much fees differ from the schedule, in basis points of the notional: (Σ fee − Σ rate · notional) / Σ notional, of the
 * trades in one instrument by makers or by takers, so that too much in one place and too little in another do not add up to
 * nothing; the largest of these counts. Venues round a fee to eight places: a trade so small that one unit of the last place is
 * more than half of `toleranceBps` of it cannot tell, and is left out; so is one whose fee is in a third currency. Throws
 * `RangeError` where none can.
 */
export function feeDeviation(trades: readonly ChargedTrade[], toleranceBps: number): FeeDeviation {
  const comparable = trades.filter(({ feeIn }) => feeIn !== 'other')
  const told = comparable
    .map(({ price, quantity, feeAmount, feeIn, ...trade }) => {
      const quotePerFee = feeIn === 'base' ? Number(price) : 1
      const notional = Number(price) * Number(quantity)
      return {
        ...trade,
        notional,
        fee: Number(feeAmount) * quotePerFee,
        unit: feeUnit * quotePerFee,
      }
    })
    .filter(({ notional, unit }) => (1e4 * unit) / notional <= toleranceBps / 2)
  if (told.length === 0)
    throw new RangeError(
      `a trade must be large enough to tell a fee to ${toleranceBps / 2} bps, none of ${trades.length} was`,
    )
  const groups = Map.groupBy(told, ({ symbol, liquidity }) => `${liquidity} in ${symbol}`)
  const deviations = [...groups].map(([of, some]) => {
    const notional = sum(some.map(trade => trade.notional))
    const due = sum(some.map(trade => (trade.scheduledPct / 100) * trade.notional))
    const fees = sum(some.map(({ fee }) => fee))
    return { of, bps: (1e4 * (fees - due)) / notional }
  })
  const [furthest] = deviations.toSorted((one, other) => Math.abs(other.bps) - Math.abs(one.bps))
  return {
    ...furthest!,
    judged: told.length,
    inThird: trades.length - comparable.length,
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
