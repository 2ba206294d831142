import { AmountError } from '../amount-error.ts'

/** Exposure as a multiple of equity. */
export interface Leverage {
  /** Σ|value| / equity: what can be lost on both sides. */
  readonly gross: number
  /** |Σ value| / equity: hedges taken at their word. */
  readonly net: number
}

/**
 * Gross and net leverage of positions by market value, short ones below zero, against equity in the same currency; of
 * derivatives the value is the notional. Throws `AmountError` on equity that is not above zero, of which no multiple
 * says anything, and on values that are not finite. No position is a leverage of 0.
 * Source: the definitions in use; the gross and commitment methods of Regulation (EU) 231/2013 adjust them.
 */
export function leverage(values: readonly number[], equity: number): Leverage {
  const flawed = values.find(value => !Number.isFinite(value))
  if (flawed !== undefined)
    throw new AmountError('bad-input', `a position's value must be finite, was ${flawed}; price it`)
  if (!(Number.isFinite(equity) && equity > 0))
    throw new AmountError(
      'not-computable',
      `leverage needs equity above 0, was ${equity}; treat an account without equity as bankrupt`,
    )
  const net = values.reduce((total, value) => total + value, 0)
  const gross = values.reduce((total, value) => total + Math.abs(value), 0)
  return { gross: gross / equity, net: Math.abs(net) / equity }
}
