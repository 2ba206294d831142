import type { RejectCode, VenueOrder, VenueState } from '../port.ts'
import type { Parameters } from './client.ts'

/** Whether the venue has such an order; says what it lacks. */
export function unsupportedBy({ type, timeInForce, postOnly }: VenueOrder): string | undefined {
  if (postOnly && (type !== 'limit' || timeInForce !== 'GTC')) {
    return 'Binance has post-only for limit orders that are good till canceled'
  }
  return undefined
}

/** An order as Binance takes it. */
export function orderParameters(order: VenueOrder): Parameters {
  const { symbol, side, type, quantity, price, stopPrice, timeInForce, postOnly } = order
  const common = {
    symbol,
    side: side.toUpperCase(),
    quantity,
    newClientOrderId: order.venueClientOrderId,
    newOrderRespType: 'ACK',
  }
  switch (type) {
    case 'market':
      return { ...common, type: 'MARKET' }
    case 'limit':
      return postOnly
        ? { ...common, type: 'LIMIT_MAKER', price }
        : { ...common, type: 'LIMIT', price, timeInForce }
    case 'stopMarket':
      return { ...common, type: 'STOP_LOSS', stopPrice }
    case 'stopLimit':
  }
  return { ...common, type: 'STOP_LOSS_LIMIT', price, stopPrice, timeInForce }
}

const states: Readonly<Record<string, VenueState>> = {
  NEW: 'accepted',
  PENDING_NEW: 'accepted',
  PENDING_CANCEL: 'accepted',
  PARTIALLY_FILLED: 'partiallyFilled',
  FILLED: 'filled',
  CANCELED: 'canceled',
  EXPIRED: 'expired',
  EXPIRED_IN_MATCH: 'expired',
  REJECTED: 'rejected',
}

/** The state that a status of Binance means. */
export function stateOf(status: string): VenueState {
  const state = states[status]
  if (!state) throw new RangeError(`an order's status must be one of Binance's, was ${status}`)
  return state
}

/** Binance's codes and words of a refusal, most telling first. */
const rejections: readonly (readonly [code: string, words: RegExp, meaning: RejectCode])[] = [
  ['-1003', /.*/, 'maxMessageRate'],
  ['-1015', /.*/, 'maxMessageRate'],
  ['-1121', /.*/, 'unknownInstrument'],
  ['-1013', /PRICE_FILTER/, 'badTickSize'],
  ['-1013', /LOT_SIZE/, 'badLotSize'],
  ['-1111', /quantity/i, 'badLotSize'],
  ['-1111', /price/i, 'badTickSize'],
  ['-1106', /.*/, 'unsupported'],
  ['-1115', /.*/, 'unsupported'],
  ['-1116', /.*/, 'unsupported'],
  ['-2010', /insufficient balance/i, 'insufficientFunds'],
  ['-2010', /immediately match and take/i, 'postOnlyWouldTake'],
  ['-2010', /duplicate order/i, 'duplicateClientOrderId'],
  ['-2010', /not supported/i, 'unsupported'],
]

/** Why an order was refused, in the firm's words. */
export const rejectCodeOf = (code: string, message: string): RejectCode =>
  rejections.find(([each, words]) => each === code && words.test(message))?.[2] ?? 'other'
