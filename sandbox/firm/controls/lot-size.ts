import { isMultipleOf, parseAmount, zero } from '../amount.ts'
import type { Control } from './control.ts'

/** Denies quantities that are no whole number of lots. */
export const lotSize: Control = ({ terms, instrument }) => {
  const quantity = parseAmount(terms.quantity)
  return quantity > zero && isMultipleOf(quantity, parseAmount(instrument?.lotSize ?? '0'))
    ? undefined
    : {
        code: 'badLotSize',
        message: `a quantity must be above 0 and a multiple of ${instrument?.lotSize}, was ${terms.quantity}`,
      }
}
