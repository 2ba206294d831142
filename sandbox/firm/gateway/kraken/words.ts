import type { RejectCode, VenueOrder, VenueState } from '../port.ts'
import type { Form } from './client.ts'

/** Whether the venue has such an order; says what it lacks. */
export function unsupportedBy({ type, timeInForce, postOnly }: VenueOrder): string | undefined {
  if (postOnly && (type !== 'limit' || timeInForce !== 'GTC')) {
    return 'Kraken has post-only for limit orders that are good till canceled'
  }
  return undefined
}

/** An order as `AddOrder` takes it; `pair` is the venue's name of its symbol. */
export function orderForm(order: VenueOrder, pair: string): Form {
  const { side, type, quantity, price, stopPrice, timeInForce, postOnly } = order
  const common = { pair, type: side, volume: quantity, cl_ord_id: order.venueClientOrderId }
  switch (type) {
    case 'market':
      return { ...common, ordertype: 'market' }
    case 'limit':
      return {
        ...common,
        ordertype: 'limit',
        price,
        timeinforce: timeInForce,
        oflags: postOnly ? 'post' : undefined,
      }
    case 'stopMarket':
      return { ...common, ordertype: 'stop-loss', price: stopPrice }
    case 'stopLimit':
  }
  return {
    ...common,
    ordertype: 'stop-loss-limit',
    price: stopPrice,
    price2: price,
    timeinforce: timeInForce,
  }
}

/** How far an order has come, by its status over REST or over the stream; `isFilledInPart` where the status does not say. */
export function stateOf(status: string, isFilledInPart: boolean): VenueState {
  switch (status) {
    case 'closed':
    case 'filled':
      return 'filled'
    case 'canceled':
      return 'canceled'
    case 'expired':
      return 'expired'
    default:
      return isFilledInPart ? 'partiallyFilled' : 'accepted'
  }
}

const slowDowns =
  /rate limit exceeded|too many requests|throttled|temporary lockout|exceeded msg rate/i

/** Whether the venue says that too much is sent. */
export const isSlowDown = (refusal: string): boolean => slowDowns.test(refusal)

/** Until when to wait, in milliseconds since 1970, where the venue says it. */
export function throttledUntilMs(refusal: string): number | undefined {
  const seconds = /throttled:\s*(\d+)/i.exec(refusal)?.[1]
  return seconds === undefined ? undefined : Number(seconds) * 1000
}

const lockout = /temporary lockout/i
const longLockoutMs = 15 * 60_000

/** Milliseconds of a lockout; undefined of other refusals, for they name no time. */
export const lockoutMs = (refusal: string, timeScale: number): number | undefined =>
  lockout.test(refusal) ? longLockoutMs * timeScale : undefined

const openOutcome = /EService:\s*(timeout|unavailable|busy)|EGeneral:\s*internal error/i

/** Whether a refusal leaves open what became of an order. */
export const isOpenOutcome = (refusal: string): boolean => openOutcome.test(refusal)

const unknownOrder = /EOrder:\s*(unknown|invalid) order/i

/** Whether the venue says that it knows no such order. */
export const isUnknownOrder = (refusal: string): boolean => unknownOrder.test(refusal)

const rejections: readonly (readonly [words: RegExp, meaning: RejectCode])[] = [
  [slowDowns, 'maxMessageRate'],
  [/(unknown|invalid) asset pair|currency pair/i, 'unknownInstrument'],
  [/tick size|invalid price:invalid price argument/i, 'badTickSize'],
  [/invalid arguments:volume/i, 'badLotSize'],
  [/insufficient (funds|margin)/i, 'insufficientFunds'],
  [/post only order/i, 'postOnlyWouldTake'],
  [/duplicate order|cl_ord_id already in use/i, 'duplicateClientOrderId'],
  [/invalid arguments:(ordertype|oflags|timeinforce)/i, 'unsupported'],
]

/** Why an order was refused, in the firm's words. */
export const rejectCodeOf = (refusal: string): RejectCode =>
  rejections.find(([words]) => words.test(refusal))?.[1] ?? 'other'
