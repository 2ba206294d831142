import type { Fields } from '../fields.ts'
import type { RejectCode, VenueOrder, VenueState } from '../port.ts'

/** Whether the venue has such an order; says what it lacks. */
export function unsupportedBy({ type, timeInForce, postOnly }: VenueOrder): string | undefined {
  const isLimit = type === 'limit' || type === 'stopLimit'
  if (postOnly && (!isLimit || timeInForce !== 'GTC')) {
    return 'Coinbase Exchange has post-only for limit orders that are good till canceled'
  }
  return undefined
}

/** An order as Coinbase Exchange takes it; a stop protects: a buy waits for a rise, a sale for a fall. */
export function orderBody(order: VenueOrder): object {
  const { symbol, side, type, quantity, price, stopPrice, timeInForce, postOnly } = order
  const isLimit = type === 'limit' || type === 'stopLimit'
  return {
    product_id: symbol,
    side,
    client_oid: order.venueClientOrderId,
    size: quantity,
    ...(isLimit
      ? { type: 'limit', price, time_in_force: timeInForce, ...(postOnly && { post_only: true }) }
      : { type: 'market' }),
    ...((type === 'stopMarket' || type === 'stopLimit') && {
      stop: side === 'buy' ? 'entry' : 'loss',
      stop_price: stopPrice,
    }),
  }
}

/** How far an order has come. Of one that the venue canceled because its time was over, its time in force tells. */
export function stateOf(order: Fields): VenueState {
  const isFilledInPart = !/^[0.]*$/.test(order.optional('filled_size') ?? '0')
  switch (order.text('status')) {
    case 'rejected':
      return 'rejected'
    case 'done':
      if (order.optional('done_reason') === 'filled') return 'filled'
      return isImmediate(order) ? 'expired' : 'canceled'
    default:
      return isFilledInPart ? 'partiallyFilled' : 'accepted'
  }
}

const isImmediate = (order: Fields): boolean =>
  order.optional('type') === 'market' ||
  ['IOC', 'FOK'].includes(order.optional('time_in_force') ?? '')

const ownCancelReasons = /^(101|106):/

/** How an order ended, by the stream's `done`. */
export function endOf(done: Fields): VenueState {
  if (done.text('reason') === 'filled') return 'filled'
  return ownCancelReasons.test(done.optional('cancel_reason') ?? '') ? 'expired' : 'canceled'
}

const rejections: readonly (readonly [words: RegExp, meaning: RejectCode])[] = [
  [/rate limit exceeded/i, 'maxMessageRate'],
  [/product ?not ?found|invalid product_id|^NotFound/i, 'unknownInstrument'],
  [/price (is )?too (accurate|precise)/i, 'badTickSize'],
  [/size (is )?too (accurate|precise)/i, 'badLotSize'],
  [/insufficient funds/i, 'insufficientFunds'],
  [/not supported|invalid (post_only|time_in_force|type|stop)/i, 'unsupported'],
]

/** Why an order was refused, in the firm's words. */
export const rejectCodeOf = (message: string): RejectCode =>
  rejections.find(([words]) => words.test(message))?.[1] ?? 'other'
