import type { OrderTerms } from '../orders/order.ts'
import { Refusal } from '../refusal.ts'
import {
  clientOrderId,
  decimal,
  flag,
  id,
  instant,
  oneOf,
  optional,
  record,
  unsignedDecimal,
  words,
  type Reader,
} from './read.ts'

const terms = record({
  clientOrderId,
  venue: words,
  symbol: words,
  side: oneOf('buy', 'sell'),
  type: oneOf('limit', 'market', 'stopMarket', 'stopLimit'),
  quantity: unsignedDecimal,
  price: optional(decimal),
  stopPrice: optional(decimal),
  timeInForce: oneOf('GTC', 'IOC', 'FOK', 'GTD', 'DAY'),
  expiresAt: optional(instant),
  postOnly: optional(flag),
  reduceOnly: optional(flag),
  strategy: optional(words),
})

/** An order to be submitted, with the prices that its type needs and no others. */
export const newOrder: Reader<OrderTerms> = (value, path) => {
  const order = terms(value, path)
  const { type, price, stopPrice, timeInForce, expiresAt } = order
  agree('price', price, type, ['limit', 'stopLimit'])
  agree('stopPrice', stopPrice, type, ['stopMarket', 'stopLimit'])
  agree('expiresAt', expiresAt, timeInForce, ['GTD'])
  return order
}

function agree(
  name: string,
  value: string | undefined,
  word: string,
  needing: readonly string[],
): void {
  const needed = needing.includes(word)
  if (needed === (value !== undefined)) return
  const rule = needed ? `must be given with ${word}` : `must be left out with ${word}`
  throw new Refusal('badRequest', `${name} ${rule}, was ${value ?? 'missing'}`)
}

export const orderKey = record({ clientOrderId })
export const replacement = record({ clientOrderId, price: decimal, quantity: unsignedDecimal })
export const scope = record({
  strategy: optional(words),
  venue: optional(words),
  symbol: optional(words),
})
export const pageKey = record({ after: optional(id), since: optional(instant) })
export const killSwitchOrder = record({ scope, reason: words })
export const tradingStateOrder = record({
  state: oneOf('active', 'reducing', 'halted'),
  reason: words,
})
