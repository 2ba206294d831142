import { parseAmount } from '../amount.ts'
import type { Control } from './control.ts'

/** Denies orders of more than the largest quantity. */
export const maxOrderQuantity: Control = ({ terms, limits }) => {
  const most = limits?.maxOrderQuantity ?? '0'
  return parseAmount(terms.quantity) <= parseAmount(most)
    ? undefined
    : {
        code: 'maxOrderQuantity',
        message: `a quantity must be at most ${most}, was ${terms.quantity}`,
      }
}
