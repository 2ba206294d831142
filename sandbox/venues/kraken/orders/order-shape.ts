import type { Scaled } from '../../../matching/types.ts'
import { fixed, padded } from '../amounts.ts'
import { seconds } from '../times.ts'
import type { Pair } from '../pairs.ts'
import type { Fill, OrderRecord } from './order-record.ts'
import { hasLimit, isTriggered, type OrderType } from './order-words.ts'

type Described = Pick<OrderRecord, 'pair' | 'side' | 'price' | 'triggerPrice'> & {
  readonly terms: { readonly type: OrderType }
  /** In the quote asset for an order that says what it may spend. */
  readonly volume: Scaled
}

/** An order in one sentence, such as `buy 1.25000000 XBTUSD @ limit 27500.0`. */
export function sentenceOf({ pair, side, terms, volume, price, triggerPrice }: Described): string {
  const start = `${side} ${fixed(volume, pair.lotDecimals)} ${pair.altname} @`
  const { type } = terms
  if (type === 'market') return `${start} market`
  if (type === 'limit') return `${start} limit ${priceText(pair, price)}`
  const words = type.startsWith('stop') ? 'stop loss' : 'take profit'
  const trigger = `${start} ${words} ${priceText(pair, triggerPrice)}`
  return hasLimit(type) ? `${trigger} -> limit ${priceText(pair, price)}` : trigger
}

/** The sentence of an order that was placed. */
export const sentenceOfRecord = (order: OrderRecord): string =>
  sentenceOf({
    ...describedPart(order),
    volume: order.quoteQuantity > 0n ? order.quoteQuantity : order.quantity,
  })

/** What an order asks for: REST and WebSocket v1 show it alike. */
export function description(order: OrderRecord, pairName: string): object {
  const { pair, terms, side } = order
  const waits = isTriggered(terms.type)
  const first = waits ? order.triggerPrice : order.price
  return {
    pair: pairName,
    aclass: 'forex',
    type: side,
    ordertype: terms.type,
    price: first === 0n ? '0' : priceText(pair, first),
    price2: waits && order.price > 0n ? priceText(pair, order.price) : '0',
    leverage: 'none',
    order: sentenceOfRecord(order),
    close: '',
  }
}

/** An order as `OpenOrders`, `ClosedOrders` and `QueryOrders` show it. */
export function orderShape(order: OrderRecord, withTrades: boolean): object {
  const { terms, pair } = order
  return {
    refid: terms.replaces ?? null,
    userref: terms.userref ?? (terms.clientOrderId === undefined ? 0 : null),
    ...(terms.clientOrderId !== undefined && { cl_ord_id: terms.clientOrderId }),
    status: order.status,
    ...(order.reason !== undefined && { reason: order.reason }),
    opentm: seconds(order.openMs),
    ...(order.closeMs !== undefined && { closetm: seconds(order.closeMs) }),
    starttm: 0,
    expiretm: seconds(terms.expireMs ?? 0),
    descr: description(order, pair.altname),
    ...progress(order),
    misc: order.isOpen && order.filled > 0n ? 'partial' : '',
    oflags: flagsOf(order).join(','),
    ...(isTriggered(terms.type) && { trigger: 'last' }),
    ...(withTrades && { trades: order.fills.map(({ id }) => id) }),
  }
}

/** How far an order has come; `price` is the mean of its fills. */
export function progress(order: OrderRecord) {
  const { pair, terms } = order
  return {
    vol: fixed(order.quantity, pair.lotDecimals),
    vol_exec: fixed(order.filled, pair.lotDecimals),
    cost: padded(order.cost, 5),
    fee: padded(order.fee, 5),
    price: padded(order.averagePrice, 5),
    stopprice: fixed(isTriggered(terms.type) ? order.triggerPrice : 0n, 5),
    limitprice: fixed(isTriggered(terms.type) ? order.price : 0n, 5),
  }
}

/** The flags as they hold now: an amendment can make an order post-only. */
export const flagsOf = ({ terms, postOnly }: OrderRecord): readonly string[] =>
  postOnly && !terms.flags.includes('post') ? ['post', ...terms.flags] : terms.flags

/** A fill as `TradesHistory` and `QueryTrades` show it. */
export function fillShape(fill: Fill): object {
  const { order, tradeId, isMaker, ledgers, timeMs } = fill
  return {
    ordertxid: order.id,
    postxid: 'TKH2SE-M7IF5-CFI7LT',
    pair: order.pair.id,
    aclass: 'forex',
    time: seconds(timeMs),
    type: order.side,
    ordertype: hasLimit(order.terms.type) ? 'limit' : 'market',
    ...fillAmounts(fill),
    leverage: '0',
    misc: '',
    trade_id: tradeId,
    maker: isMaker,
    ledgers,
  }
}

/** What a fill moved. */
export const fillAmounts = ({ price, cost, fee, quantity, order }: Fill) => ({
  price: fixed(price, 5),
  cost: padded(cost, 5),
  fee: padded(fee, 5),
  vol: fixed(quantity, order.pair.lotDecimals),
  margin: fixed(0n, 5),
})

const describedPart = ({ pair, side, terms, price, triggerPrice }: OrderRecord) => ({
  pair,
  side,
  terms,
  price,
  triggerPrice,
})

const priceText = ({ priceDecimals }: Pair, price: Scaled): string => padded(price, priceDecimals)
