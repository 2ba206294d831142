import { magnitude, parseAmount, zero } from '../amount.ts'
import { leavesOf } from '../orders/order-life.ts'
import type { Proposal } from './control.ts'

/** Whether an order, together with those that are open on its side, would do more than make the position smaller. */
export function wouldIncrease({ terms, records }: Proposal): boolean {
  const { venue, symbol, side, quantity } = terms
  const position = records.ledger.position(venue, symbol).quantity
  const closing = side === 'buy' ? position < zero : position > zero
  return !closing || openOf({ terms, records }) + parseAmount(quantity) > magnitude(position)
}

/** What open orders on the same side may still fill. */
export function openOf({ terms, records }: Pick<Proposal, 'terms' | 'records'>) {
  return records.orders
    .open()
    .filter(
      order =>
        order.terms.clientOrderId !== terms.clientOrderId &&
        order.terms.venue === terms.venue &&
        order.terms.symbol === terms.symbol &&
        order.terms.side === terms.side,
    )
    .reduce((sum, order) => sum + leavesOf(order), zero)
}
