import { formatDecimal } from '../../../sandbox/decimal.ts'
import type { Scaled } from '../../../sandbox/matching/types.ts'

/** The number that a client reads out of an amount's decimals. */
export const asNumber = (amount: Scaled): number => Number(formatDecimal(amount))
