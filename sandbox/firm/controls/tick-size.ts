import { isMultipleOf, parseAmount, zero } from '../amount.ts'
import type { Control } from './control.ts'

/** Denies prices that are no whole number of ticks. */
export const tickSize: Control = ({ terms, instrument }) => {
  const tick = parseAmount(instrument?.tickSize ?? '0')
  const wrong = [terms.price, terms.stopPrice].find(price => {
    if (price === undefined) return false
    const amount = parseAmount(price)
    return amount <= zero || !isMultipleOf(amount, tick)
  })
  return wrong === undefined
    ? undefined
    : {
        code: 'badTickSize',
        message: `a price must be above 0 and a multiple of ${instrument?.tickSize}, was ${wrong}`,
      }
}
