/** What moves prices: how much in a day, and how much of that is the world's doing or that of crypto as a whole. */
export interface RiskFactor {
  readonly name: string
  /** Standard deviation of a day. */
  readonly deviation: number
  readonly world: number
  readonly crypto: number
}

export const riskFactors: readonly RiskFactor[] = [
  { name: 'BTC', deviation: 0.032, world: 0.4, crypto: 0.8 },
  { name: 'ETH', deviation: 0.04, world: 0.4, crypto: 0.75 },
  { name: 'LTC', deviation: 0.045, world: 0.35, crypto: 0.7 },
  { name: 'US equities', deviation: 0.011, world: 0.9, crypto: 0 },
  { name: 'EUR', deviation: 0.005, world: 0.3, crypto: 0 },
  { name: 'gold', deviation: 0.009, world: 0.1, crypto: 0.1 },
]

/** A position in the house's own book. */
export interface Holding {
  readonly instrument: string
  readonly factor: string
  /** In dollars, short below zero. */
  readonly dollars: number
}

export const equityDollars = 10_000_000

export const houseBook: readonly Holding[] = [
  { instrument: 'BTCUSDT at binance', factor: 'BTC', dollars: 850_000 },
  { instrument: 'BTC-USD at coinbase', factor: 'BTC', dollars: 640_000 },
  { instrument: 'BTC/USD at kraken', factor: 'BTC', dollars: -420_000 },
  { instrument: 'ETHUSDT at binance', factor: 'ETH', dollars: 560_000 },
  { instrument: 'ETH/USD at kraken', factor: 'ETH', dollars: -310_000 },
  { instrument: 'LTCUSDT at binance', factor: 'LTC', dollars: 240_000 },
  { instrument: 'LTC-USD at coinbase', factor: 'LTC', dollars: 180_000 },
  { instrument: 'S&P 500 future', factor: 'US equities', dollars: 900_000 },
  { instrument: 'S&P 500 fund', factor: 'US equities', dollars: 700_000 },
  { instrument: 'EUR/USD', factor: 'EUR', dollars: 880_000 },
  { instrument: 'gold', factor: 'gold', dollars: 650_000 },
]

/** What is held of each factor, in the order of the factors. */
export const exposuresOf = (book: readonly Holding[]): readonly number[] =>
  riskFactors.map(({ name }) =>
    book.reduce((sum, { factor, dollars }) => (factor === name ? sum + dollars : sum), 0),
  )
