/** What is known of a strategy, in the words of the trading-system contract, as far as helpers look at it. */
export interface DescribedStrategy {
  readonly strategyId: string
  readonly periodSeconds: number
  readonly periodsPerYear: number
  readonly daysPerYear: number
  readonly trialCount?: number | undefined
  readonly startupBars?: number | undefined
  readonly signalTypes?: readonly string[] | undefined
  readonly parameters?: Readonly<Record<string, number>> | undefined
  readonly learntUntil?: string | undefined
  readonly initialCapital: string
}

/** A fill of a strategy. */
export interface StrategyTrade {
  readonly symbol: string
  readonly side: 'buy' | 'sell'
  readonly at: string
  readonly quantity: string
  readonly price: string
  /** Below zero for a rebate. */
  readonly commission?: string | undefined
  readonly dailyVolume?: string | undefined
  readonly topQuantity?: string | undefined
}

/** What a strategy did, period by period. */
export interface StrategyRecord {
  readonly startsAt: string
  readonly startEquity: string
  readonly assumed?: { readonly commissionRate: string; readonly slippageRate: string } | undefined
  readonly periods: readonly { readonly endsAt: string; readonly returnFraction: number }[]
  readonly trades?: readonly StrategyTrade[] | undefined
}

/** Returns of everything that was tried. */
export interface StrategyTrials {
  readonly periodsPerYear: number
  readonly trials: readonly {
    readonly parameters: Readonly<Record<string, number>>
    readonly returnFractions: readonly number[]
  }[]
}
