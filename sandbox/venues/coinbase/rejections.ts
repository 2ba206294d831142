import { formatDecimal } from '../../decimal.ts'
import { floorTo, one, quotient } from '../../matching/scaled.ts'
import type { Instrument, Rejection, Scaled } from '../../matching/types.ts'
import type { OrderRequest } from './order-request.ts'
import { refusals, type Refusal } from './refusal.ts'

/** Why the engine did not take an order, in the venue's words; a post-only order that would take is not an error here. */
export function rejected(
  rejection: Exclude<Rejection, { reason: 'would-take' }>,
  request: OrderRequest,
): Refusal {
  switch (rejection.reason) {
    case 'unknown-symbol':
      return refusals.unknownProduct()
    case 'market-closed':
      return refusals.notAvailable()
    case 'insufficient-balance':
      return refusals.insufficientFunds()
    case 'would-trigger':
      return refusals.stopPrice(request.stop === 'entry' ? 'above' : 'below')
    case 'duplicate-client-order-id':
      return refusals.invalid('client_oid')
    case 'filter':
  }
  return filtered(rejection.filter, request)
}

function filtered(
  filter: Extract<Rejection, { reason: 'filter' }>['filter'],
  request: OrderRequest,
): Refusal {
  const { instrument, order } = request
  switch (filter) {
    case 'price':
    case 'price-band':
      return priceRefusal(instrument, [order.price, order.triggerPrice])
    case 'lot':
      return sizeRefusal(instrument, order.quantity)
    case 'notional':
      return notionalRefusal(request)
    case 'open-orders':
  }
  return refusals.tooManyOrders(instrument.maxOpenOrders)
}

function priceRefusal(
  { tickSize, minPrice }: Instrument,
  prices: readonly (Scaled | undefined)[],
): Refusal {
  const given = prices.filter(price => price !== undefined)
  if (given.some(price => tickSize > 0n && price % tickSize !== 0n)) {
    return refusals.tooAccurate('price', formatDecimal(tickSize))
  }
  return given.some(price => price < minPrice) ? refusals.priceTooSmall() : refusals.priceTooLarge()
}

function sizeRefusal({ lotSize, minQuantity, maxQuantity }: Instrument, size = 0n): Refusal {
  if (lotSize > 0n && size % lotSize !== 0n) {
    return refusals.tooAccurate('size', formatDecimal(lotSize))
  }
  return size < minQuantity || size === 0n
    ? refusals.tooSmall('size', formatDecimal(minQuantity))
    : refusals.tooLarge('size', formatDecimal(maxQuantity))
}

/** The least notional is told as the size that would reach it. */
function notionalRefusal({ instrument, order }: OrderRequest): Refusal {
  const { minNotional, maxNotional, lotSize } = instrument
  const { quantity = 0n } = order
  const price = order.price ?? order.triggerPrice
  if (price === undefined) return refusals.tooSmall('funds', formatDecimal(minNotional))
  const most = quotient(maxNotional, price)
  if (maxNotional > 0n && quantity > most) return refusals.tooLarge('size', formatDecimal(most))
  const exact = (minNotional * one + price - 1n) / price
  const least = floorTo(exact + lotSize - 1n, lotSize)
  return refusals.tooSmall('size', formatDecimal(least))
}
