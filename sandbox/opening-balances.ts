import { parseDecimal } from './decimal.ts'

/** What the sandbox's account holds on each venue when it opens: enough for any check, not enough to move a market. */
export const openingBalances = {
  USDT: parseDecimal('100000'),
  USD: parseDecimal('100000'),
  BTC: parseDecimal('10'),
  ETH: parseDecimal('100'),
  LTC: parseDecimal('1000'),
} as const
