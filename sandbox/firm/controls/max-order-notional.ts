import { formatAmount, parseAmount, times } from '../amount.ts'
import type { Control } from './control.ts'
import { within } from './within.ts'

/** Denies orders worth more than the largest notional: at their limit, or at the best price that they would take. */
export const maxOrderNotional: Control = ({ terms, limits, best, instrument, virtues }) => {
  const taken = terms.side === 'buy' ? best?.ask : best?.bid
  const price = terms.price ?? terms.stopPrice ?? taken ?? '0'
  const notional = times(parseAmount(terms.quantity), parseAmount(price))
  const most = limits?.maxOrderNotional ?? '0'
  const step = times(parseAmount(instrument?.lotSize ?? '0'), parseAmount(price))
  return within({ amount: notional, most: parseAmount(most), step }, virtues)
    ? undefined
    : {
        code: 'maxOrderNotional',
        message: `an order must be worth at most ${most}, was worth ${formatAmount(notional)}`,
      }
}
