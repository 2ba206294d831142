/** What a backtest is to assume. */
export interface ReplayAssumptions {
  readonly initialCapital: number
  readonly commissionRate: number
  readonly slippageRate: number
}

/** The seed of every replay: any will do, as long as it is the same. */
const seed = '1'

/**
 * A replay as the trading-system contract asks for it, with fills as they are and one bar later. Decimals are plain text,
 * without an exponent. Throws `RangeError` of an assumption that is below 0 or no number.
 */
export function replayInput({ initialCapital, commissionRate, slippageRate }: ReplayAssumptions) {
  const costs = {
    initialCapital: plain(initialCapital),
    commissionRate: plain(commissionRate),
    slippageRate: plain(slippageRate),
    seed,
  }
  return {
    onTime: { ...costs, lagBars: '0' },
    oneBarLate: { ...costs, lagBars: '1' },
  } as const
}

function plain(value: number): string {
  if (!(value >= 0 && value < 1e15))
    throw new RangeError(`an assumption must be from 0 to 1e15, was ${value}`)
  return value.toFixed(12).replace(/\.?0+$/, '')
}
