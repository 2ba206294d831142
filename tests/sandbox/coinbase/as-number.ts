import { numberFrom } from '../../../sandbox/decimal.ts'
import type { Scaled } from '../../../sandbox/matching/types.ts'

/** An amount as the number that a client reads it as. */
export const asNumber = (amount: Scaled | undefined): number => numberFrom(amount ?? 0n)
