import { BacktestError } from './errors.ts'

export interface Costs {
  /** Of the notional of every fill, as a fraction: 0.001 is 0.1 %. */
  readonly commissionRate: number
  /** By how much a market or stop order is filled worse than the price, as a fraction of it. */
  readonly slippageRate: number
}

/** How the market and the account behave. */
export interface MarketOptions {
  readonly costs: Costs
  /** Events from an order to the market, at least 1: what is decided at a close cannot be filled at that close. */
  readonly latencyBars: number
  readonly initialCapital: number
  /** Of the random numbers that a strategy is handed; a whole number of at least 0. */
  readonly seed: number
  /** How many times the equity a position may be worth when it grows; 1 where it is not stated: neither credit nor margin. */
  readonly leverage?: number
  /**
   * Of the volume of each bar, or size of each quote, that reaches the price of a limit order: the share that fills it. Where it
   * is not stated a limit order is filled whole, but only once the price has traded through it; a touch fills nothing.
   */
  readonly queueShare?: number
}

/** The options with what was left out, or a `BacktestError` that names all that is wrong with them. */
export function checkedOptions(options: MarketOptions): Required<MarketOptions> {
  const { costs, latencyBars, initialCapital, seed, leverage = 1, queueShare = 0 } = options
  const { commissionRate, slippageRate } = costs
  const wrong = [
    ...unless(isRate(commissionRate), 'costs.commissionRate', 'from 0 up to 1', commissionRate),
    ...unless(isRate(slippageRate), 'costs.slippageRate', 'from 0 up to 1', slippageRate),
    ...unless(
      Number.isSafeInteger(latencyBars) && latencyBars >= 1,
      'latencyBars',
      'a whole number of at least 1, since a close is known only after it',
      latencyBars,
    ),
    ...unless(
      Number.isFinite(initialCapital) && initialCapital > 0,
      'initialCapital',
      'above 0',
      initialCapital,
    ),
    ...unless(
      Number.isSafeInteger(seed) && seed >= 0,
      'seed',
      'a whole number of at least 0',
      seed,
    ),
    ...unless(Number.isFinite(leverage) && leverage > 0, 'leverage', 'above 0', leverage),
    ...unless(
      options.queueShare === undefined || (queueShare > 0 && queueShare <= 1),
      'queueShare',
      'above 0 and at most 1',
      queueShare,
    ),
  ]
  if (wrong.length > 0) throw new BacktestError('bad-option', wrong.join('; '))
  return { costs, latencyBars, initialCapital, seed, leverage, queueShare }
}

const isRate = (rate: number): boolean => rate >= 0 && rate < 1

const unless = (holds: boolean, name: string, rule: string, value: unknown): readonly string[] =>
  holds ? [] : [`${name} must be ${rule}, was ${String(value)}`]
