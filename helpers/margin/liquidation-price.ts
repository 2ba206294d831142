import { AmountError, requirePositive } from '../amount-error.ts'

/** A position in a perpetual or future, with margin of its own. */
export interface IsolatedPosition {
  readonly side: 'long' | 'short'
  readonly entryPrice: number
  /** Notional over margin when it was opened: 10 is a margin of 10 %. At least 1. */
  readonly leverage: number
  /** Share of the notional at the current price that must stay: 0.005 is 0.5 %. */
  readonly maintenanceRate: number
}

/**
 * Liquidation price of a linear contract (margin and profit in the quote currency) with isolated margin: where equity
 * is the maintenance margin at the price then, without fees and funding. Long E(1 − 1/L) / (1 − m), short E(1 + 1/L) /
 * (1 + m). The common shortcut E(1 − 1/L + m) takes the maintenance of the entry price and says a long position at
 * 50,000, 10 times, 0.5 % is liquidated at 45,250; it is at 45,226.13. 0 for a long position without leverage, which
 * cannot be liquidated. In the unit of the entry price. Throws `AmountError` on values out of range, and where the
 * margin is not above the maintenance margin: such a position cannot be opened.
 * Source: equity of a linear position, margin ± quantity (P − E) = m · quantity · P.
 */
export function liquidationPrice(position: IsolatedPosition): number {
  requirePosition(position)
  const { side, entryPrice, leverage, maintenanceRate } = position
  const sign = side === 'long' ? 1 : -1
  return (entryPrice * (1 - sign / leverage)) / (1 - sign * maintenanceRate)
}

/**
 * Liquidation price of an inverse contract (quantity in the quote currency; margin and profit in the base currency)
 * with isolated margin: long E(1 + m) / (1 + 1/L), short E(1 − m) / (1 − 1/L); infinite for a short without leverage,
 * which its coins cover at any price. Losses in coins grow as the price falls, so a long is liquidated sooner than a
 * linear one. Throws as `liquidationPrice` does.
 * Source: equity of an inverse position in coins, margin ± notional (1/E − 1/P) = m · notional / P.
 */
export function inverseLiquidationPrice(position: IsolatedPosition): number {
  requirePosition(position)
  const { side, entryPrice, leverage, maintenanceRate } = position
  const sign = side === 'long' ? 1 : -1
  return (entryPrice * (1 + sign * maintenanceRate)) / (1 + sign / leverage)
}

/**
 * Price at which the margin of a linear position is gone: E(1 ∓ 1/L). Between it and the liquidation price lies what
 * the venue may lose in liquidating. Throws as `liquidationPrice` does.
 * Source: equity of a linear position, set to zero.
 */
export function bankruptcyPrice(position: IsolatedPosition): number {
  requirePosition(position)
  const { side, entryPrice, leverage } = position
  return entryPrice * (1 - (side === 'long' ? 1 : -1) / leverage)
}

function requirePosition({ entryPrice, leverage, maintenanceRate }: IsolatedPosition): void {
  requirePositive('an entry price', entryPrice)
  if (!(Number.isFinite(leverage) && leverage >= 1))
    throw new AmountError(
      'bad-input',
      `the leverage of isolated margin must be at least 1, was ${leverage}; give notional over margin`,
    )
  if (!(maintenanceRate >= 0 && maintenanceRate < 1))
    throw new AmountError(
      'bad-input',
      `a maintenance rate must be from 0 to below 1, was ${maintenanceRate}; 0.005 is 0.5 %`,
    )
  if (1 / leverage <= maintenanceRate)
    throw new AmountError(
      'not-computable',
      `the margin must be above the maintenance rate ${maintenanceRate}, was ${1 / leverage}; lower the leverage`,
    )
}
