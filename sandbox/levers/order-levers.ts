import { formatDecimal } from '../decimal.ts'
import type { MatchingEngine, Order, Rejection } from '../matching/types.ts'
import type { VenueDialect } from '../venues/dialect.ts'
import type { LeverBody } from './lever-body.ts'
import { LeverError, type Lever } from './lever.ts'
import { readSymbol } from './symbols.ts'

/** Whose orders the levers act on, and where. */
export interface OrderSurroundings {
  readonly engine: MatchingEngine
  readonly account: string
  readonly dialect: VenueDialect
}

/** A counterparty of the house trades with a resting order, at its price, whatever the market's price is. */
export const fill = (around: OrderSurroundings): Lever => ({
  answers: {
    POST: body => {
      const order = readOrder(body, around)
      const quantity = body.optionalAmount('quantity')
      body.finish()
      const filled = around.engine.fill(order.symbol, order.id, quantity)
      if (filled) return told(around, filled)
      const left = formatDecimal(order.quantity - order.filledQuantity - order.preventedQuantity)
      throw new LeverError(
        `an order must rest in the book and have the quantity left, has ${left} left` +
          `${order.workingMs === undefined ? ' and waits for its trigger' : ''}; fill no more than that`,
        409,
      )
    },
  },
  reset: () => undefined,
})

/** The venue cancels an order by itself. */
export const cancel = (around: OrderSurroundings): Lever => ({
  answers: {
    POST: body => {
      const order = readOrder(body, around)
      body.finish()
      const canceled = around.engine.cancel(order.symbol, order.id, around.dialect.cancelReason)
      if (canceled) return told(around, canceled)
      throw new LeverError(`order ${order.id} must be open to be canceled, was filled first`, 409)
    },
  },
  reset: () => undefined,
})

/** An order of the account that did not come over its front: another desk's, or one from before its owner's records. */
export const place = (around: OrderSurroundings): Lever => ({
  answers: {
    POST: body => {
      const { engine, account, dialect } = around
      const terms = {
        symbol: readSymbol(body, engine.instruments),
        side: body.choice('side', ['buy', 'sell'] as const),
        price: body.amount('price'),
        quantity: body.amount('quantity'),
        clientOrderId: dialect.engineIdFor(body.optionalText('clientOrderId')),
      }
      body.finish()
      const submitted = engine.submit({
        ...terms,
        account,
        kind: 'limit',
        timeInForce: 'GTC',
        postOnly: false,
        selfTradePrevention: 'expire-taker',
      })
      if (submitted.accepted) return told(around, submitted.order)
      throw new LeverError(
        `the venue must take the order, refused it: ${why(submitted.rejection)}`,
        409,
      )
    },
  },
  reset: () => undefined,
})

/** The account's open order that a request names by the client order id that its owner knows. */
function readOrder(body: LeverBody, { engine, account, dialect }: OrderSurroundings): Order {
  const id = body.text('clientOrderId')
  const open = engine.openOrders(account)
  const isMeant = (order: Order) =>
    dialect.clientOrderIdOf(order) === id || order.clientOrderId === id
  const order = open.find(isMeant)
  if (order) return order
  throw new LeverError(
    `clientOrderId must be that of an open order of ${account}, was "${id}"; ` +
      `ask for /accounts/${account}/state, which lists the open orders`,
    404,
  )
}

const told = ({ dialect }: OrderSurroundings, order: Order): object => ({
  id: order.id,
  clientOrderId: dialect.clientOrderIdOf(order),
  symbol: order.symbol,
  status: order.status,
  quantity: formatDecimal(order.quantity),
  filledQuantity: formatDecimal(order.filledQuantity),
})

const why = (rejection: Rejection): string =>
  rejection.reason === 'filter' ? `${rejection.filter} filter` : rejection.reason
