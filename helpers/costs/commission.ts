import { requireFinite, requirePositive } from '../amount-error.ts'

/** What a venue charges, in basis points of the notional; 10 is 0.1 %. Below zero it pays a rebate. */
export interface FeeSchedule {
  readonly makerBps: number
  readonly takerBps: number
}

/** A trade to be charged, its price in the currency of the fee for one unit. */
export interface FeeBasis {
  readonly price: number
  readonly quantity: number
  /** How many units of the instrument one of quantity is; 1 unless given. */
  readonly multiplier?: number
  readonly liquidity: 'maker' | 'taker'
}

/**
 * Commission of a trade: price · quantity · multiplier · rate, in the quote currency; below zero for a rebate. Quantity
 * without a sign: both sides pay. An estimate in floating point, for back-tests; what a venue did charge is compared in
 * decimals by `feeDeviation`. Throws `AmountError` on a price, quantity or multiplier that is not above zero, and on a
 * rate that is not finite.
 * Source: the definition of a fee in proportion to the notional.
 */
export function commission(trade: FeeBasis, schedule: FeeSchedule): number {
  const { price, quantity, multiplier = 1, liquidity } = trade
  requirePositive('a price', price)
  requirePositive('a quantity', quantity)
  requirePositive('a multiplier', multiplier)
  const rateBps = liquidity === 'maker' ? schedule.makerBps : schedule.takerBps
  requireFinite('a fee rate', rateBps)
  return price * quantity * multiplier * rateBps * 1e-4
}
