import { z } from 'zod'
import { words } from './scalars.ts'

/** Why an order is as it is, in words that a check can compare. */
export const reasonCodes = [
  'acknowledgementLost',
  'badLotSize',
  'badTickSize',
  'bookUnusable',
  'duplicateClientOrderId',
  'insufficientFunds',
  'killSwitch',
  'maxCredit',
  'maxLeverage',
  'maxMessageRate',
  'maxOrderNotional',
  'maxOrderQuantity',
  'maxPortfolioVar',
  'maxPosition',
  'maxPositionConcentration',
  'maxRepeatedExecutions',
  'notReconciled',
  'postOnlyWouldTake',
  'priceCollar',
  'reduceOnlyWouldIncrease',
  'restricted',
  'riskUnavailable',
  'selfTrade',
  'tradingState',
  'unknownInstrument',
  'unsupported',
  'other',
] as const

/** Why an order was denied or rejected, or why nobody knows yet what became of it. */
export const Reason = z
  .strictObject({
    code: z.enum(reasonCodes).describe('What stood in the way; `other` where no code fits.'),
    message: words().describe("The firm's or the venue's own words."),
  })
  .describe('Why an order is as it is.')

export type Reason = Readonly<z.output<typeof Reason>>
