import { z } from 'zod'
import { Reason } from './reason.ts'
import { clientOrderId, decimal, id, instant, unsignedDecimal, words } from './scalars.ts'

export const orderTypes = ['limit', 'market', 'stopMarket', 'stopLimit'] as const
export const timesInForce = ['GTC', 'IOC', 'FOK', 'GTD', 'DAY'] as const

/** Every state that an order can be in; only `canceled`, `denied`, `expired`, `filled` and `rejected` are final. */
export const orderStates = [
  'pending',
  'accepted',
  'triggered',
  'partiallyFilled',
  'filled',
  'pendingCancel',
  'pendingReplace',
  'canceled',
  'expired',
  'rejected',
  'denied',
] as const

/** State of an order, with the words that tell apart what is often mixed up. */
export const OrderState = z
  .enum(orderStates)
  .describe(
    '`pending`: sent, and the venue has not said what became of it; with reason `acknowledgementLost` once the answer is overdue. `denied`: refused by the firm before anything was sent. `rejected`: refused by the venue, in words that it said. A lost answer is never a rejection.',
  )

export type OrderState = z.output<typeof OrderState>

const terms = {
  clientOrderId: clientOrderId().describe(
    'Chosen by whoever submits, unique at the firm for good. The same order submitted twice is one order.',
  ),
  venue: words().describe('Name of the venue, as in `[[market_connectivity.exchanges]]`.'),
  symbol: words().describe("The venue's own symbol."),
  side: z.enum(['buy', 'sell']),
  type: z.enum(orderTypes),
  quantity: unsignedDecimal().describe('Ordered, in units of the instrument.'),
  price: decimal().optional().describe('Limit, for `limit` and `stopLimit`.'),
  stopPrice: decimal().optional().describe('Trigger, for `stopMarket` and `stopLimit`.'),
  timeInForce: z.enum(timesInForce),
  expiresAt: instant().optional().describe('End of a `GTD` order.'),
  postOnly: z.boolean().optional().describe('Left out: false.'),
  reduceOnly: z.boolean().optional().describe('Left out: false.'),
  strategy: words().optional().describe('On whose behalf; a scope may name it.'),
}

/** An order to be submitted. */
export const NewOrder = z.strictObject(terms).describe('An order to be submitted.')

export type NewOrder = Readonly<z.output<typeof NewOrder>>

/** An order as the firm knows it. */
export const Order = z
  .strictObject({
    ...terms,
    firmOrderId: id().describe('Given by the firm, kept through every replacement.'),
    venueClientOrderId: id()
      .optional()
      .describe('What the venue was given as client order id, where it is not `clientOrderId`.'),
    venueOrderId: id().optional().describe('Given by the venue, once it has.'),
    state: OrderState,
    reason: Reason.optional().describe('Required for `denied` and `rejected`.'),
    filledQuantity: unsignedDecimal().describe('Sum of the fills.'),
    averagePrice: decimal().optional().describe('Of the fills, weighted by quantity.'),
    decisionPrice: decimal().optional().describe('Mid price when the strategy decided.'),
    arrivalPrice: decimal().optional().describe('Mid price when the order was sent.'),
    createdAt: instant(),
    updatedAt: instant(),
  })
  .refine(({ state, reason }) => reason !== undefined || !['denied', 'rejected'].includes(state), {
    path: ['reason'],
    error: 'must be given where state is "denied" or "rejected"',
  })
  .describe('An order as the firm knows it.')

export type Order = Readonly<z.output<typeof Order>>

/** Orders that are not final, over all venues and symbols. */
export const OpenOrders = z
  .strictObject({ orders: z.array(Order) })
  .describe('Every order whose state is not final, over all venues and symbols.')

export type OpenOrders = Readonly<z.output<typeof OpenOrders>>

/** Which order. */
export const OrderKey = z.strictObject({ clientOrderId: terms.clientOrderId })

export type OrderKey = Readonly<z.output<typeof OrderKey>>

/** What an order shall be from now on; it keeps its `clientOrderId`, whatever the venue calls it. */
export const Replacement = z.strictObject({
  clientOrderId: terms.clientOrderId,
  price: decimal().describe('New limit.'),
  quantity: unsignedDecimal().describe('New ordered quantity, what is filled included.'),
})

export type Replacement = Readonly<z.output<typeof Replacement>>

/** Which orders a mass cancel was sent for. */
export const MassCancel = z
  .strictObject({
    clientOrderIds: z.array(clientOrderId()).describe('Orders that are being canceled.'),
  })
  .describe('What a mass cancel set in motion; whether it came true is told by the orders.')

export type MassCancel = Readonly<z.output<typeof MassCancel>>
