import { formatAmount, parseAmount } from '../amount.ts'
import type { Control } from './control.ts'
import { openOf } from './reduces.ts'
import { within } from './within.ts'

/** Denies orders that could make a position larger than allowed, if all that is open on their side were filled. */
export const maxPosition: Control = ({ terms, records, limits, instrument, virtues }) => {
  const { quantity: position } = records.ledger.position(terms.venue, terms.symbol)
  const held = terms.side === 'buy' ? position : -position
  const after = held + openOf({ terms, records }) + parseAmount(terms.quantity)
  const most = limits?.maxPosition ?? '0'
  const step = parseAmount(instrument?.lotSize ?? '0')
  return within({ amount: after, most: parseAmount(most), step }, virtues)
    ? undefined
    : {
        code: 'maxPosition',
        message: `a position must be at most ${most}, could become ${formatAmount(after)}`,
      }
}
