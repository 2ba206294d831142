/** Reasons of the trading-system contract for which no order at all is sent while they last. */
export const halts: readonly string[] = ['killSwitch', 'riskUnavailable', 'tradingState']

/**
 * Reasons of the trading-system contract that lie in the trading system, in its account or in its own limits, and not in what
 * an order is: what was denied for one of them shows nothing of what becomes of such orders.
 */
export const unrelatedReasons: readonly string[] = [
  ...halts,
  'bookUnusable',
  'insufficientFunds',
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
  'priceCollar',
  'restricted',
]
