import { formatAmount, parseAmount, times } from '../amount.ts'
import { midOf } from '../mid.ts'
import type { Control, Proposal } from './control.ts'
import { priceCollar as fraction } from './limits.ts'

const one = parseAmount('1')

/**
 * Denies limits beyond a fraction of the reference price on the side that would pay too much: a buy above it, a sell below
 * it. A limit far on the other side rests, and harms nobody.
 */
export const priceCollar: Control = ({ terms, best, virtues }) => {
  const reference = referenceOf(terms, best)
  if (terms.price === undefined || reference === undefined) return undefined
  const price = parseAmount(terms.price)
  const told = parseAmount(fraction)
  const collar = virtues.has('firm-wide-collar') ? (told * 12n) / 10n : told
  const edge = times(reference, terms.side === 'buy' ? one + collar : one - collar)
  if (terms.side === 'buy' ? price <= edge : price >= edge) return undefined
  const bound = terms.side === 'buy' ? 'at most' : 'at least'
  return {
    code: 'priceCollar',
    message: `a ${terms.side} must be priced ${bound} ${formatAmount(edge)}, was ${terms.price}`,
  }
}

/** A stop works once the market is at its trigger; any other order works now. */
function referenceOf({ stopPrice }: Proposal['terms'], best: Proposal['best']): bigint | undefined {
  if (stopPrice !== undefined) return parseAmount(stopPrice)
  return best && midOf(best)
}
