import { z } from 'zod'
import { next } from './page.ts'
import { clientOrderId, date, decimal, id, instant, words } from './scalars.ts'

/** Every state that a settlement can be in; `settled` is final. */
export const settlementStates = ['pending', 'affirmed', 'settled', 'failed', 'unmatched'] as const

const Settlement = z
  .strictObject({
    settlementId: id().describe('Given by the firm.'),
    clientOrderId: clientOrderId().optional().describe('Where it is of an order.'),
    venueTradeId: id().optional().describe('Where it is of one trade.'),
    market: id().describe(
      'Whose rules say when it settles. Checks know the calendars of `us-equities`, `eu-equities`, `uk-equities` and `crypto`.',
    ),
    venue: words(),
    symbol: words(),
    tradeDate: date().describe("In the market's own time zone."),
    executedAt: instant(),
    settlementDate: date().describe('When it is to settle, as the firm has instructed.'),
    quantity: decimal().describe('To be received; below zero what is to be delivered.'),
    amount: decimal().describe('Money to be received; below zero what is to be paid.'),
    currency: words().describe('Of the amount.'),
    state: z
      .enum(settlementStates)
      .describe(
        '`pending`: the other side has not agreed yet. `affirmed`: both sides agree, and it will settle on its date. `unmatched`: the sides differ. `failed`: it was to settle and did not.',
      ),
    affirmedAt: instant().optional().describe('When both sides agreed.'),
    settledAt: instant().optional().describe('Required where it is settled.'),
  })
  .refine(({ state, settledAt }) => state !== 'settled' || settledAt !== undefined, {
    path: ['settledAt'],
    error: 'must be given where state is "settled"',
  })
  .describe('What is to change hands for a trade, or for the trades of an order.')

export type Settlement = Readonly<z.output<typeof Settlement>>

/** Settlements in the order in which their trades were made, each as it stands now. */
export const SettlementPage = z
  .strictObject({ settlements: z.array(Settlement), next: next() })
  .describe('Settlements in the order in which their trades were made, each as it stands now.')

export type SettlementPage = Readonly<z.output<typeof SettlementPage>>
