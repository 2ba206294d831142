import { parseAmount, type Amount } from './amount.ts'
import type { BestPrices } from './books/port.ts'

/** Halfway between best bid and best ask. */
export const midOf = ({ bid, ask }: BestPrices): Amount =>
  (parseAmount(bid) + parseAmount(ask)) / 2n
