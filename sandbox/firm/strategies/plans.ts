/** What a strategy trades, and by which numbers its market is made. */
export interface Plan {
  readonly id: string
  readonly name: string
  readonly symbols: readonly string[]
  /** Listed only after a while. */
  readonly listedLate: readonly string[]
  /** Not listed any more at the end. */
  readonly delisted: readonly string[]
  readonly currency: string
  readonly bars: number
  readonly barSeconds: number
  readonly isWeekdaysOnly: boolean
  readonly periodsPerYear: number
  /** Days of trading in a year, by which daily returns are annualised. */
  readonly daysPerYear: number
  /** How much a bar moves by chance: one standard deviation of its logarithmic return. */
  readonly barDeviation: number
  /** One standard deviation of the drift, as a share of `barDeviation`. */
  readonly driftShare: number
  readonly driftHalfLifeBars: number
  /** Money that changes hands in a symbol in a day. */
  readonly dailyTurnover: number
  /** What is at the best price, as a share of what changes hands in a day. */
  readonly topShare: number
  firstPrice(place: number): number
  /** Gross exposure as a share of equity when every symbol has a position. */
  readonly exposure: number
  readonly rule: Rule
  readonly capital: number
}

/** The parameters of the rule that follows trends. */
export interface Rule {
  /** Half-life in bars of the average return that tells a trend. */
  readonly halfLifeBars: number
  /** How far it must be from nothing to enter, in its own usual size. */
  readonly entry: number
}

const around: Plan['firstPrice'] = place => 40 + 23 * place

/** Two strategies: one on a market that never closes, by bars of four hours, and one on stocks, by days of trading. */
export const plans: readonly Plan[] = [
  {
    id: 'trend-4h',
    name: 'trend following on coins',
    symbols: ['BTC-USD', 'ETH-USD', 'SOL-USD', 'LTC-USD'],
    listedLate: [],
    delisted: [],
    currency: 'USD',
    bars: 4380,
    barSeconds: 14_400,
    isWeekdaysOnly: false,
    periodsPerYear: 2190,
    daysPerYear: 365,
    barDeviation: 0.012,
    driftShare: 0.2,
    driftHalfLifeBars: 60,
    dailyTurnover: 400_000_000,
    topShare: 0.06,
    firstPrice: around,
    exposure: 0.2,
    rule: { halfLifeBars: 18, entry: 0.6 },
    capital: 1_000_000,
  },
  {
    id: 'trend-1d',
    name: 'trend following on stocks',
    symbols: ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF', 'GGG', 'HHH', 'JJJ', 'KKK', 'LLL', 'MMM'],
    listedLate: ['LLL'],
    delisted: ['CCC', 'MMM'],
    currency: 'USD',
    bars: 1008,
    barSeconds: 86_400,
    isWeekdaysOnly: true,
    periodsPerYear: 252,
    daysPerYear: 252,
    barDeviation: 0.016,
    driftShare: 0.24,
    driftHalfLifeBars: 40,
    dailyTurnover: 300_000_000,
    topShare: 0.06,
    firstPrice: around,
    exposure: 0.5,
    rule: { halfLifeBars: 12, entry: 0.6 },
    capital: 1_000_000,
  },
]
