import { parseAmount } from '../amount.ts'
import type { Control } from './control.ts'
import { within } from './within.ts'

/** Denies orders of more than the largest quantity. */
export const maxOrderQuantity: Control = ({ terms, limits, instrument, virtues }) => {
  const most = limits?.maxOrderQuantity ?? '0'
  const amount = parseAmount(terms.quantity)
  const step = parseAmount(instrument?.lotSize ?? '0')
  return within({ amount, most: parseAmount(most), step }, virtues)
    ? undefined
    : {
        code: 'maxOrderQuantity',
        message: `a quantity must be at most ${most}, was ${terms.quantity}`,
      }
}
