/**
 * Expected cost of an order by the square-root law, in basis points: Y · σ · sqrt(Q / V), with the daily volatility
 * σ (0.02 is 2 %), the order Q and the daily volume V in one unit, and Y around 1 (0.5 to 1.5 are found). It holds from
 * about 0.01 % to 10 % of the volume, and says too much of smaller orders. Throws `RangeError` of a quantity, volume,
 * volatility or factor that is not above zero.
 * Source: Tóth et al., "Anomalous price impact and the critical nature of liquidity", Physical Review X 1 (2011).
 */
export function squareRootImpactBps(order: {
  readonly quantity: number
  readonly dailyVolume: number
  readonly dailyVolatility: number
  readonly factor?: number
}): number {
  const { quantity, dailyVolume, dailyVolatility, factor = 1 } = order
  requirePositive({ quantity, dailyVolume, dailyVolatility, factor })
  return factor * dailyVolatility * Math.sqrt(quantity / dailyVolume) * 1e4
}

/** What Almgren's model asks of an order and its stock; quantities in shares. */
export interface AlmgrenOrder {
  readonly quantity: number
  readonly dailyVolume: number
  /** 0.0157 is 1.57 % a day. */
  readonly dailyVolatility: number
  readonly sharesOutstanding: number
  /** How long it is worked, in days of trading. */
  readonly days: number
}

/** In basis points of the price at arrival. */
export interface AlmgrenCost {
  /** Lasting move of the price, of which the order pays half on average. */
  readonly permanentBps: number
  readonly temporaryBps: number
  /** Expected cost: half of the permanent impact, and the temporary one. */
  readonly costBps: number
}

const gamma = 0.314
const eta = 0.142

/**
 * Expected cost of an order worked at an even pace: permanent impact γσ(X/V)(Θ/V)^¼ and temporary impact
 * ησ(X/(VT))^⅗, γ = 0.314, η = 0.142, fitted to US stocks. Throws `RangeError` of a number that is not above zero.
 * Source: Almgren, Thum, Hauptmann and Li, "Direct estimation of equity market impact", Risk 18 (2005).
 */
export function almgrenCost(order: AlmgrenOrder): AlmgrenCost {
  requirePositive({ ...order })
  const { quantity, dailyVolume, dailyVolatility, sharesOutstanding, days } = order
  const share = quantity / dailyVolume
  const turnover = (sharesOutstanding / dailyVolume) ** 0.25
  const permanentBps = gamma * dailyVolatility * share * turnover * 1e4
  const temporaryBps = eta * dailyVolatility * (share / days) ** 0.6 * 1e4
  return { permanentBps, temporaryBps, costBps: permanentBps / 2 + temporaryBps }
}

function requirePositive(values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values))
    if (!(Number.isFinite(value) && value > 0))
      throw new RangeError(`${name} must be above 0, was ${value}`)
}
