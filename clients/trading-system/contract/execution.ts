import { z } from 'zod'
import { OrderState } from './order.ts'
import { next } from './page.ts'
import { Reason } from './reason.ts'
import { clientOrderId, decimal, id, instant, unsignedDecimal, words } from './scalars.ts'

const Fill = z
  .strictObject({
    venueTradeId: id().describe("The venue's id of the trade; the same trade is told once."),
    price: decimal(),
    quantity: unsignedDecimal(),
    liquidity: z.enum(['maker', 'taker']).optional(),
    feeAmount: decimal().optional().describe('Below zero for a rebate.'),
    feeCurrency: words().optional(),
    venueAt: instant().optional().describe("When it happened, by the venue's clock."),
  })
  .describe('One trade against an order.')

/** One step in the life of an order: a new state, a fill, or both. */
export const Execution = z
  .strictObject({
    executionId: id().describe('Unique at the firm.'),
    clientOrderId: clientOrderId(),
    state: OrderState,
    filledQuantity: unsignedDecimal().describe('Sum of the fills after this one.'),
    fill: Fill.optional(),
    reason: Reason.optional(),
    at: instant().describe("When the firm took it, by the firm's clock: `pending` when it sent."),
  })
  .describe('One step in the life of an order: a new state, a fill, or both.')

export type Execution = Readonly<z.output<typeof Execution>>

/** Executions in the order in which the firm took them. */
export const ExecutionPage = z
  .strictObject({ executions: z.array(Execution), next: next() })
  .describe('Executions in the order in which the firm took them.')

export type ExecutionPage = Readonly<z.output<typeof ExecutionPage>>
