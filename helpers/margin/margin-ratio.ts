import { AmountError, requirePositive } from '../amount-error.ts'

/** Where an account is on its way to liquidation. */
export type MarginState = 'clear' | 'warning' | 'liquidation'

/** Equity against what must stay. */
export interface MarginRatio {
  /** Equity over maintenance margin: 3 is 300 %. Infinite without a position. */
  readonly ratio: number
  readonly state: MarginState
}

/** Ratios at which a venue warns and liquidates. */
export interface MarginThresholds {
  readonly warning: number
  readonly liquidation: number
}

/** OKX warns at 300 % and liquidates at 100 %, in parts where its tiers allow; read in a secondary source. */
export const okxThresholds: MarginThresholds = { warning: 3, liquidation: 1 }

/**
 * Margin ratio of an account, equity / maintenance margin, so that smaller is worse. Some venues (Binance) publish the
 * reciprocal, at which larger is worse: ask which one it is before comparing. At a threshold the worse state applies.
 * Throws `AmountError` on equity that is not finite, a negative maintenance margin, debt without a position, and
 * thresholds that are not above zero and in order.
 * Source: OKX, margin ratio of multi-currency accounts.
 */
export function marginRatio(
  equity: number,
  maintenance: number,
  thresholds: MarginThresholds = okxThresholds,
): MarginRatio {
  if (!Number.isFinite(equity))
    throw new AmountError('bad-input', `equity must be finite, was ${equity}; price every position`)
  if (!(Number.isFinite(maintenance) && maintenance >= 0))
    throw new AmountError(
      'bad-input',
      `a maintenance margin must be at least 0, was ${maintenance}; add up all positions`,
    )
  requirePositive('the ratio of a liquidation', thresholds.liquidation)
  if (!(thresholds.warning >= thresholds.liquidation))
    throw new AmountError(
      'bad-input',
      `a warning must come at ${thresholds.liquidation} or before, was at ${thresholds.warning}; raise it`,
    )
  if (maintenance === 0 && equity < 0)
    throw new AmountError(
      'not-computable',
      `an account without positions must not owe anything, had ${equity}; settle its debt`,
    )
  if (maintenance === 0) return { ratio: Number.POSITIVE_INFINITY, state: 'clear' }
  const ratio = equity / maintenance
  if (ratio <= thresholds.liquidation) return { ratio, state: 'liquidation' }
  return { ratio, state: ratio <= thresholds.warning ? 'warning' : 'clear' }
}
