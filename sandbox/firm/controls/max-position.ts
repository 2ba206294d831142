import { formatAmount, parseAmount } from '../amount.ts'
import type { Control } from './control.ts'
import { openOf } from './reduces.ts'

/** Denies orders that could make a position larger than allowed, if all that is open on their side were filled. */
export const maxPosition: Control = ({ terms, records, limits }) => {
  const { quantity: position } = records.ledger.position(terms.venue, terms.symbol)
  const held = terms.side === 'buy' ? position : -position
  const after = held + openOf({ terms, records }) + parseAmount(terms.quantity)
  const most = limits?.maxPosition ?? '0'
  return after <= parseAmount(most)
    ? undefined
    : {
        code: 'maxPosition',
        message: `a position must be at most ${most}, could become ${formatAmount(after)}`,
      }
}
